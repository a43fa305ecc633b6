import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeOf } from '../../rest/http';
import { useSignedIn } from '../../shell/contexts';

/** What an officer asked for was not done: the words say why, or he has to sign in once more. */
export function NotDone({ error, words }: { error: Error; words: string }) {
  const { t } = useTranslation();
  const { session } = useSignedIn();
  if (codeOf(error) !== 'step-up-required') {
    return <Alert type="error" role="alert" title={words} />;
  }
  return (
    <Alert
      type="info"
      title={t('safety.stepUp')}
      action={<Button onClick={() => void session.stepUp(window.location)}>{t('safety.signInAgain')}</Button>}
    />
  );
}
