import { useTranslation } from 'react-i18next';
import { useRenewed } from './serviceWorker';

/** A newer page is ready; what was written is kept over the reload. */
export function Renewed() {
  const { t } = useTranslation();
  if (!useRenewed()) return null;
  return (
    <p className="hint session-problem" role="status">
      {t('renewed.ready')}
      <button type="button" className="text-button" onClick={() => window.location.reload()}>
        {t('renewed.reload')}
      </button>
    </p>
  );
}
