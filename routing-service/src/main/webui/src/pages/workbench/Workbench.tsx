import { App } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../../desk/DeskContext';
import { mayResolve } from '../../desk/reading';
import { ConversationList } from './ConversationList';
import { ConversationPane } from './ConversationPane';
import { CustomerPanel } from './CustomerPanel';
import { Offers } from './Offers';
import { refusalText } from './refusalText';
import { ShortcutList } from './ShortcutList';
import { useShortcuts } from './useShortcuts';

/** The agent's page: offers and conversations, the conversation itself, and the customer beside it. */
export function Workbench() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { store, state } = useDeskStore();
  const [chosen, setChosen] = useState<string | null>(null);
  // the conversation that the agent is asked about; never another one that came on top meanwhile
  const [resolving, setResolving] = useState<string | null>(null);
  const { conversations, offers, notice } = state;
  const active = conversations.find((it) => it.id === chosen) ?? null;

  // The first conversation opens by itself; a finished one stays until the agent turns away.
  useEffect(() => {
    if (!active && conversations.length > 0) {
      setChosen(conversations.find((it) => it.life === 'open')?.id ?? conversations[0]?.id ?? null);
    }
  }, [active, conversations]);

  // What was just accepted is what the agent wants to see next.
  const accepted = useRef(new Set<string>());
  for (const offer of offers) {
    if (offer.answer === 'accept') {
      accepted.current.add(offer.conversationId);
    }
  }
  useEffect(() => {
    const arrived = conversations.find((it) => it.life === 'open' && accepted.current.delete(it.id));
    if (arrived) {
      setChosen(arrived.id);
      requestAnimationFrame(() => focusComposer());
    }
  }, [conversations]);

  useEffect(() => {
    if (resolving !== null && conversations.find((it) => it.id === resolving)?.life !== 'open') {
      setResolving(null);
    }
  }, [conversations, resolving]);

  const told = useRef(notice?.id ?? 0);
  useEffect(() => {
    if (notice && notice.id !== told.current) {
      told.current = notice.id;
      void message.warning(refusalText(t, notice.code));
    }
  }, [notice, message, t]);

  const step = (by: number) => {
    const at = conversations.findIndex((it) => it.id === chosen);
    const next = conversations[(at + by + conversations.length) % conversations.length];
    if (next) {
      choose(next.id);
    }
  };
  const choose = (id: string) => {
    setChosen(id);
    requestAnimationFrame(() => focusComposer());
  };
  const firstOffer = offers.find((offer) => !offer.answer);
  useShortcuts({
    KeyY: () => firstOffer && store.answerOffer(firstOffer.offerId, 'accept'),
    KeyN: () => firstOffer && store.answerOffer(firstOffer.offerId, 'decline'),
    KeyJ: () => step(1),
    KeyK: () => step(-1),
    KeyI: () => focusComposer(),
    KeyR: () => active && mayResolve(active) && setResolving(active.id),
    digit: (n) => {
      const it = conversations[n - 1];
      if (it) {
        choose(it.id);
      }
    },
  });

  return (
    <div className="workbench">
      <aside className="bench-left" aria-label={t('page.workbench')}>
        <Offers />
        <ConversationList chosen={active?.id ?? null} onChoose={choose} />
        <ShortcutList />
      </aside>
      {active ? (
        <ConversationPane
          key={active.id}
          it={active}
          resolving={resolving === active.id}
          onResolving={(open) => setResolving(open ? active.id : null)}
        />
      ) : (
        <section className="talk talk-none" aria-label={t('talk.transcript')}>
          <p className="quiet-title">{t('talk.pick')}</p>
          <p className="quiet">{t('talk.pickHint')}</p>
        </section>
      )}
      <CustomerPanel it={active} />
    </div>
  );
}

function focusComposer(): void {
  document.querySelector<HTMLTextAreaElement>('[data-testid="composer"]')?.focus();
}
