import { Alert, Button, Input, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Erased } from '../../rest/services';
import { Problem } from '../../rest/http';
import { useSignedIn } from '../../shell/contexts';

/** An officer erases a customer: says whose, hears that there is no way back, signs in once more. */
export function Erasing() {
  const { t } = useTranslation();
  const { services, session } = useSignedIn();
  const [customer, setCustomer] = useState('');
  const [erased, setErased] = useState<Erased | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const whose = customer.trim();
  const erase = async () => {
    setBusy(true);
    setErased(null);
    setCode(null);
    try {
      setErased(await services.erase(whose));
    } catch (error) {
      setCode(error instanceof Problem ? error.code : 'failed');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Space orientation="vertical" size="middle">
      <p>{t('erasing.what')}</p>
      <Space.Compact>
        <Input
          className="id-field"
          aria-label={t('erasing.customer')}
          placeholder={t('erasing.customer')}
          maxLength={100}
          value={customer}
          onChange={(event) => setCustomer(event.target.value)}
        />
        <Popconfirm
          title={t('erasing.sure')}
          okText={t('erasing.erase')}
          okButtonProps={{ danger: true }}
          cancelText={t('safety.cancel')}
          onConfirm={() => void erase()}
        >
          <Button danger disabled={whose === ''} loading={busy}>
            {t('erasing.erase')}
          </Button>
        </Popconfirm>
      </Space.Compact>
      {code === 'step-up-required' && (
        <Alert
          type="info"
          title={t('safety.stepUp')}
          action={
            <Button onClick={() => void session.stepUp(window.location)}>{t('safety.signInAgain')}</Button>
          }
        />
      )}
      {code && code !== 'step-up-required' && <Alert type="error" role="alert" title={t('erasing.failed')} />}
      {erased && (
        <Alert
          type="success"
          role="status"
          title={erased.keyDestroyed ? t('erasing.done', erased) : t('erasing.before', erased)}
        />
      )}
    </Space>
  );
}
