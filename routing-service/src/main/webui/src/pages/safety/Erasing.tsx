import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../shell/contexts';
import { NotDone } from './NotDone';

/** An officer erases a customer: hears that there is no way back, signs in once more. */
export function Erasing({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const erase = useMutation({
    mutationFn: (whose: string) => services.erase(whose),
    // now or not at all: nobody is erased later, when the network is back
    networkMode: 'always',
  });
  // What came of another customer's erasure is not said beside this one's id.
  const { data, error } = erase.variables === customer ? erase : {};
  return (
    <section aria-labelledby="erasing-title">
      <h2 id="erasing-title">{t('erasing.title')}</h2>
      <p>{t('erasing.what')}</p>
      <Popconfirm
        title={t('erasing.sure')}
        okText={t('erasing.erase')}
        okButtonProps={{ danger: true }}
        cancelText={t('safety.cancel')}
        onConfirm={() => erase.mutate(customer)}
      >
        <Button danger disabled={customer === ''} loading={erase.isPending}>
          {t('erasing.erase')}
        </Button>
      </Popconfirm>
      {error && <NotDone error={error} words={t('erasing.failed')} />}
      {data && (
        <Alert
          type="success"
          role="status"
          title={data.keyDestroyed ? t('erasing.done', data) : t('erasing.before', data)}
        />
      )}
    </section>
  );
}
