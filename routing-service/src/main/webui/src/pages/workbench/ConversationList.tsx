import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../../desk/DeskContext';
import { lastLine, unreadOf, waitingSince } from '../../desk/reading';
import type { Conversation } from '../../desk/state';
import { duration } from '../../format';
import { useNow } from '../../shell/useNow';
import { ProblemTag } from './ProblemTag';

/** A customer who waits longer than this for an answer is shown in the colour of warning. */
const LONG_WAIT_MILLIS = 60_000;

/** The agent's conversations, in the order in which they came, so that each keeps its shortcut. */
export function ConversationList({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { state } = useDeskStore();
  const { conversations, capacity } = state;
  const serving = conversations.filter((it) => it.life !== 'over').length;
  return (
    <section className="conversations" aria-labelledby="conversations-title">
      <h2 id="conversations-title">
        {t('list.title')}
        {capacity > 0 && <span className="count">{t('list.load', { count: serving, capacity })}</span>}
      </h2>
      {conversations.length === 0 ? (
        <p className="quiet">{t('list.noneHint')}</p>
      ) : (
        <ul>
          {conversations.map((it, index) => (
            <Item key={it.id} it={it} index={index} active={it.id === chosen} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({
  it,
  index,
  active,
  onChoose,
}: {
  it: Conversation;
  index: number;
  active: boolean;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { store } = useDeskStore();
  const now = useNow();
  const unread = unreadOf(it);
  const since = waitingSince(it);
  const waited = since ? now - Date.parse(since) : 0;
  const line = lastLine(it);
  const who =
    line?.kind === 'AGENT' ? `${t('list.you')}: ` : line?.kind === 'BOT' ? `${t('list.bot')}: ` : '';
  return (
    <li className={`conversation ${active ? 'is-active' : ''} ${it.life === 'over' ? 'is-over' : ''}`}>
      <button
        type="button"
        data-testid="conversation-item"
        data-conversation={it.id}
        data-life={it.life}
        data-unread={unread}
        aria-current={active ? 'true' : undefined}
        aria-keyshortcuts={index < 9 ? `Alt+${index + 1}` : undefined}
        onClick={() => onChoose(it.id)}
      >
        <span className="conversation-head">
          <strong>{it.customer.displayName}</strong>
          <ProblemTag problem={it.problemClass} />
          {unread > 0 && (
            <span className="unread" aria-label={t('list.unread', { count: unread })}>
              {unread}
            </span>
          )}
        </span>
        <span className="conversation-line">
          {it.typingUntil > now ? <em>{t('list.typing')}</em> : who + (line?.text ?? '')}
        </span>
        <span className={`conversation-wait ${waited > LONG_WAIT_MILLIS ? 'is-long' : ''}`}>
          <span>
            {it.life === 'over'
              ? t('list.over')
              : since
                ? t('list.waiting', { time: duration(waited, t) })
                : t('list.answered')}
          </span>
          {index < 9 && <kbd>Alt+{index + 1}</kbd>}
        </span>
      </button>
      {it.life === 'over' && (
        <Button
          className="conversation-dismiss"
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('list.dismiss', { name: it.customer.displayName })}
          onClick={() => store.dismiss(it.id)}
        />
      )}
    </li>
  );
}
