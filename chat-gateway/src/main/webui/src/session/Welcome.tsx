import { Button } from '@chatui/core';
import { useTranslation } from 'react-i18next';
import { BotFace, Icon } from '../ui/icons';
import { Menu } from '../ui/Menu';
import type { Configuration } from './configuration';
import type { Session } from './session';

interface Props {
  shop: Configuration['shop'];
  mayBeGuest: boolean;
  /** As what the customer was here until his session ended. */
  ended: Session['kind'] | undefined;
  problem: 'guest' | 'too-many' | 'sign-in' | undefined;
  onSignIn: () => void;
  onGuest: () => void;
}

/** Asks who wants to be there: a customer with an account, or a guest. */
export function Welcome({ shop, mayBeGuest, ended, problem, onSignIn, onGuest }: Props) {
  const { t } = useTranslation();
  const words = problem === 'guest' ? t('welcome.guestFailed') : problem === 'too-many' ? t('welcome.tooMany') : t('welcome.signInFailed');
  return (
    <div className="welcome">
      <header className="bar">
        <span className="brand">{shop.name}</span>
        <Menu />
      </header>
      <main className="welcome-main">
        <BotFace />
        <h1>{t('welcome.title')}</h1>
        <p className="welcome-lead">{t('welcome.lead')}</p>
        {ended && (
          <p className="hint" role="status">
            {t(ended === 'guest' ? 'welcome.endedGuest' : 'welcome.ended')}
          </p>
        )}
        {problem && (
          <p className="hint hint-bad" role="alert">
            {words}
          </p>
        )}
        <div className="choices">
          <Button color="primary" size="lg" block onClick={onSignIn}>
            {t('welcome.signIn')}
          </Button>
          <p>{t('welcome.signInNote')}</p>
          {mayBeGuest && (
            <>
              <Button size="lg" block onClick={onGuest}>
                {t('welcome.guest')}
              </Button>
              <p>{t('welcome.guestNote')}</p>
            </>
          )}
        </div>
        <ul className="promises">
          {t('welcome.promise').map((promise) => (
            <li key={promise}>
              <Icon name="check" />
              {promise}
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
