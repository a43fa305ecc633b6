import { useTranslation } from 'react-i18next';
import type { QueuePlace } from '@xiaoer/customer-client';

const LONGEST_SECONDS = 3_600;

/** The place in line and how long it may take; honest where nobody can tell, or where nobody is there. */
export function QueueBanner({ place, opensAt }: { place: QueuePlace | undefined; opensAt: string | undefined }) {
  const { t, i18n } = useTranslation();
  const closed = opensAt !== undefined && Date.parse(opensAt) > Date.now();
  const words = () => {
    if (closed) {
      const time = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', hour: '2-digit', minute: '2-digit' });
      return t('queue.closed', { time: time.format(new Date(opensAt)) });
    }
    if (!place) return t('queue.joining');
    const ahead = place.place <= 1 ? t('queue.next') : t('queue.ahead', { count: place.place - 1 });
    return t('queue.join', { place: ahead, wait: wait(place.estimatedWaitSeconds) });
  };
  const wait = (seconds: number | undefined) => {
    if (seconds === undefined) return t('queue.unknown');
    if (seconds < 60) return t('queue.soon');
    if (seconds > LONGEST_SECONDS) return t('queue.hours');
    return t('queue.minutes', { count: Math.ceil(seconds / 60) });
  };
  return (
    <div className="banner banner-queue" role="status" data-testid="queue-banner">
      <span className="pulse" aria-hidden="true" />
      <div>
        <strong>{words()}</strong>
        <p>{t(closed ? 'queue.closedHint' : 'queue.hint')}</p>
      </div>
    </div>
  );
}
