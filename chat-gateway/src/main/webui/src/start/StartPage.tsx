import { Button } from '@chatui/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, pendingConversation } from '@xiaoer/customer-client';
import { useClient } from '../conversation/client';
import { useLocation } from '../location';
import { useSession } from '../session/session';
import { NotificationItem } from '../pwa/NotificationItem';
import { BotFace, Icon } from '../ui/icons';
import { Menu } from '../ui/Menu';
import { ConsentPanel } from './ConsentPanel';
import { Orders } from './Orders';
import { Products } from './Products';
import { Recent } from './Recent';
import { Search } from './Search';

/** Where a customer begins: the help centre, one of his orders, a product, or a conversation that he had. */
export function StartPage() {
  const { t } = useTranslation();
  const { kind, name, shop, signIn, signOut } = useSession();
  const client = useClient();
  const { go } = useLocation();
  const [privacy, setPrivacy] = useState(false);
  const title = t('service', { shop: shop.name });
  useEffect(() => {
    document.title = title;
  }, [title]);

  const ask = (text?: string) => {
    const request = newId();
    if (text) {
      client.open({ kind: 'HELP_CENTRE' }, request);
      client.post(pendingConversation(request), text);
    }
    go({ kind: 'entrance', entrance: { kind: 'HELP_CENTRE' }, request });
  };

  return (
    <div className="start">
      <header className="bar">
        <span className="brand">{shop.name}</span>
        {kind === 'guest' && (
          <button type="button" className="text-button" onClick={signIn}>
            {t('start.signIn')}
          </button>
        )}
        <Menu>
          <NotificationItem />
          <button type="button" onClick={() => setPrivacy(true)}>
            <Icon name="shield" />
            {t('consent.open')}
          </button>
          <button type="button" onClick={signOut}>
            <Icon name="out" />
            {kind === 'account' ? t('start.signOut') : t('start.leaveGuest')}
          </button>
        </Menu>
      </header>
      <main className="start-main">
        <section className="hero">
          <div className="hero-words">
            <h1>{kind === 'account' && name ? t('start.hello', { name }) : t('start.helloGuest')}</h1>
            <p>{t('start.ask')}</p>
          </div>
          <BotFace />
          <Button className="hero-ask" color="primary" size="lg" onClick={() => ask()}>
            <Icon name="chat" />
            {t('start.help')}
          </Button>
          <p className="hero-note">{t('start.helpNote')}</p>
          <ul className="topics" aria-label={t('start.topics')}>
            {t('start.topic').map((topic) => (
              <li key={topic.label}>
                <button type="button" className="chip" onClick={() => ask(topic.text)}>
                  {topic.label}
                </button>
              </li>
            ))}
          </ul>
        </section>
        <div className="start-side">
          <ConsentPanel wanted={privacy} onDone={() => setPrivacy(false)} />
          <Recent quiet />
          <Search />
        </div>
        <div className="start-lists">
          <Orders />
          <Products />
        </div>
      </main>
    </div>
  );
}
