import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';

export function Loading({ text }: { text?: string }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="loading">
      <Spin />
      <span>{text ?? t('connection.connecting')}</span>
    </div>
  );
}
