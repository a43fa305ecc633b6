import { useTranslation } from 'react-i18next';
import type { QueuePlace } from '@xiaoer/customer-client';

const LONGEST_SECONDS = 3_600;

/** The place in line and how long it may take; honest where nobody can tell. */
export function QueueBanner({ place }: { place: QueuePlace | undefined }) {
  const { t } = useTranslation();
  const words = () => {
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
        <p>{t('queue.hint')}</p>
      </div>
    </div>
  );
}
