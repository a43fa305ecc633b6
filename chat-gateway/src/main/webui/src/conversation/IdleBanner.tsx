import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { length } from '../media/media';

/** Nothing was said for long: how long the conversation waits yet. */
export function IdleBanner({ until }: { until: number }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <div className="banner banner-queue banner-idle" role="status" data-testid="idle-banner">
      <span>{t('idle.words')}</span>
      {/* the countdown is for the eye: a screen reader would hear every second of it */}
      <span aria-hidden="true">{length(Math.max(0, until - now))}</span>
    </div>
  );
}
