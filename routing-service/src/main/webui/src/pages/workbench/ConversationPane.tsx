import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { CallButton } from '../../call/CallButton';
import { useDeskStore } from '../../desk/DeskContext';
import { mayResolve } from '../../desk/reading';
import type { Conversation } from '../../desk/state';
import { word } from '../../format';
import { Brief } from './Brief';
import { Composer } from './Composer';
import { draftOf } from './drafts';
import { FindButton } from './FindButton';
import { ProblemTag } from './ProblemTag';
import { TranscriptView } from './TranscriptView';

/** One conversation: who, what the bot handed over, what was said, and the reply. */
export function ConversationPane({
  it,
  resolving,
  onResolving,
}: {
  it: Conversation;
  resolving: boolean;
  onResolving: (open: boolean) => void;
}) {
  const { t } = useTranslation();
  const { store } = useDeskStore();
  const name = it.customer.displayName;
  return (
    <section className="talk" aria-label={t('talk.label', { name })} data-conversation={it.id}>
      <header className="talk-head">
        <h2>{name}</h2>
        {it.customer.tier !== 'STANDARD' && (
          <span className={`tier is-${it.customer.tier}`}>{word(t, 'tier', it.customer.tier)}</span>
        )}
        {it.customerHere !== null && it.life !== 'over' && (
          <span className={`here ${it.customerHere ? 'is-here' : ''}`} data-testid="customer-here">
            {t(it.customerHere ? 'talk.here' : 'talk.gone')}
          </span>
        )}
        <ProblemTag problem={it.problemClass} />
        <FindButton conversation={it.id} />
        <CallButton it={it} />
        <Button
          className="talk-resolve"
          disabled={!mayResolve(it)}
          loading={it.life === 'resolving'}
          aria-label={t('resolve.button')}
          aria-keyshortcuts="Alt+R"
          onClick={() => onResolving(true)}
        >
          {it.life === 'resolving'
            ? t('resolve.resolving')
            : it.life === 'over'
              ? t('list.over')
              : t('resolve.button')}{' '}
          {it.life === 'open' && <kbd>Alt+R</kbd>}
        </Button>
      </header>
      {(it.brief || it.life !== 'over') && <Brief brief={it.brief} />}
      <TranscriptView it={it} />
      <Composer it={it} />
      <Modal
        open={resolving && it.life === 'open'}
        title={t('resolve.title', { name })}
        okText={t('resolve.confirm')}
        cancelText={t('resolve.cancel')}
        onOk={() => {
          store.resolve(it.id);
          onResolving(false);
        }}
        onCancel={() => onResolving(false)}
        okButtonProps={{ autoFocus: true }}
        focusable={{ focusTriggerAfterClose: true }}
        width={440}
        destroyOnHidden
      >
        <p>{t('resolve.body')}</p>
        {draftOf(it.id) !== '' && <p className="warning-text">{t('resolve.unsent')}</p>}
      </Modal>
    </section>
  );
}
