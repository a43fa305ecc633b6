import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** Nothing is there, and that is well. */
export function Empty({ title, hint }: { title: string; hint?: string }) {
  return (
    <div className="empty" role="status">
      <p className="quiet-title">{title}</p>
      {hint && <p className="quiet">{hint}</p>}
    </div>
  );
}

/** Nothing could be read. */
export function Failed({ text, onRetry }: { text: string; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Result
        status="warning"
        title={text}
        extra={
          <Button type="primary" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        }
      />
    </div>
  );
}
