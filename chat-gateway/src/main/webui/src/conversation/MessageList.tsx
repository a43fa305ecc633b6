import { type MutableRefObject, type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content, Conversation } from '@xiaoer/customer-client';
import { moment } from '../i18n/format';
import { length } from '../media/media';
import { BotFace, Icon, PersonFace } from '../ui/icons';
import { Lines } from '../ui/states';
import { type Held, Message } from './Message';
import { type Item, type MessageItem, type Notice, refusedOpening, timeline } from './timeline';

/** So near to the end counts as the end, in CSS pixels. */
const NEAR = 120;

interface Props {
  conversation: Conversation;
  held: Held | undefined;
  /** Is given a function that moves to the end. */
  toEnd: MutableRefObject<() => void>;
  onRetry: (ref: string) => void;
  onDiscard: (ref: string) => void;
  onAnswer: (content: Content) => boolean;
  onEdit: (item: MessageItem) => void;
  onRecall: (item: MessageItem) => void;
  onReport: (item: MessageItem) => void;
  /** The number of a message to be shown first. */
  at?: number | undefined;
  after: ReactNode;
}

/**
 * The conversation, with its end in view unless the customer reads further up. Not ChatUI's own list: that announces
 * every message as an alert, also those of a history, and cannot carry what tests and screen readers need.
 */
export function MessageList({ conversation, held, toEnd, onRetry, onDiscard, onAnswer, onEdit, onRecall, onReport, at, after }: Props) {
  const { t } = useTranslation();
  const items = useMemo(() => timeline(conversation), [conversation]);
  const lastOwn = items.findLast((item) => item.kind === 'message' && item.mine)?.key;
  const { scroller, below, missed, scrollToEnd } = useEnd(items, conversation.closed, at);
  useEffect(() => {
    toEnd.current = scrollToEnd;
  }, [toEnd, scrollToEnd]);

  return (
    <div className="messages-frame">
      <div className="messages" ref={scroller} tabIndex={0}>
        {items.length === 0 && !conversation.caughtUp && !refusedOpening(conversation) && (
          <Lines count={3} label={t('conversation.reading')} />
        )}
        {items.length === 0 && conversation.caughtUp && <p className="nothing">{t('conversation.empty')}</p>}
        <div role="log" aria-label={t('conversation.log')} aria-live={conversation.caughtUp ? 'polite' : 'off'} aria-relevant="additions">
          <ol>
            {items.map((item) => (
              <ItemView
                key={item.key}
                item={item}
                found={item.kind === 'message' && at !== undefined && item.seq === at}
                stateShown={item.key === lastOwn || (item.kind === 'message' && (item.state === 'sending' || item.state === 'refused'))}
                held={held}
                onRetry={onRetry}
                onDiscard={onDiscard}
                onAnswer={onAnswer}
                onEdit={onEdit}
                onRecall={onRecall}
                onReport={onReport}
                conversationId={conversation.id}
                closed={conversation.closed}
              />
            ))}
          </ol>
        </div>
        {conversation.typing && <TypingRow conversation={conversation} />}
        {after}
      </div>
      {below && (
        <button type="button" className="to-end" onClick={scrollToEnd}>
          <Icon name="down" />
          {missed > 0 ? t('conversation.newMessages', { count: missed }) : <span className="hidden-words">{t('conversation.toEnd')}</span>}
        </button>
      )}
    </div>
  );
}

interface ItemProps {
  item: Item;
  conversationId: string;
  closed: boolean;
  found: boolean;
  stateShown: boolean;
  held: Held | undefined;
  onRetry: (ref: string) => void;
  onDiscard: (ref: string) => void;
  onAnswer: (content: Content) => boolean;
  onEdit: (item: MessageItem) => void;
  onRecall: (item: MessageItem) => void;
  onReport: (item: MessageItem) => void;
}

function ItemView({ item, ...rest }: ItemProps) {
  const { i18n } = useTranslation();
  switch (item.kind) {
    case 'time':
      return (
        <li className="time">
          <time dateTime={new Date(item.at).toISOString()}>{moment(item.at, i18n.language)}</time>
        </li>
      );
    case 'notice':
      return (
        <li className="notice" data-testid="notice" data-notice={item.notice.kind}>
          <NoticeWords notice={item.notice} />
        </li>
      );
    case 'message':
      return <Message item={item} {...rest} />;
  }
}

function NoticeWords({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  switch (notice.kind) {
    case 'about':
      return t(notice.entrance === 'ORDER' ? 'conversation.aboutOrder' : 'conversation.aboutProduct', { reference: notice.reference });
    case 'agent':
    case 'closedAgent':
      return t(`notice.${notice.kind}`, { name: notice.name });
    case 'callAsked':
    case 'callOffered':
      return t(`notice.${notice.kind}`, { what: t(notice.video ? 'call.video' : 'call.audio') });
    case 'callEnded':
      return notice.millis > 0
        ? t('notice.callTalked', { length: length(notice.millis), why: t(`call.end.${notice.reason}`) })
        : t(`call.end.${notice.reason}`);
    default:
      return t(`notice.${notice.kind}`);
  }
}

function TypingRow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const author = conversation.typing;
  if (!author) return null;
  return (
    <div className="message message-theirs" data-testid="typing" role="status">
      {author.kind === 'AGENT' ? <PersonFace name={author.displayName} /> : <BotFace />}
      <div className="bubble bubble-typing">
        <span className="hidden-words">{t('conversation.typing', { name: author.displayName })}</span>
        <span className="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      </div>
    </div>
  );
}

/** Keeps the end in view, or counts what came below. */
function useEnd(items: readonly Item[], closed: boolean, at: number | undefined) {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const [missed, setMissed] = useState(0);
  const count = useRef(0);
  const theirs = items.filter((item) => item.kind === 'message' && !item.mine).length;

  const scrollToEnd = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    atEnd.current = true;
    box.scrollTop = box.scrollHeight;
  }, []);

  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const look = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
      setBelow(!atEnd.current);
      if (atEnd.current) setMissed(0);
    };
    box.addEventListener('scroll', look, { passive: true });
    // pictures that load and keyboards that open change the height without a scroll
    const follow = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => atEnd.current && scrollToEnd());
    follow?.observe(box);
    for (const child of box.children) follow?.observe(child);
    return () => {
      box.removeEventListener('scroll', look);
      follow?.disconnect();
    };
  }, [scrollToEnd]);

  const shown = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (at !== undefined && shown.current !== at) {
      const wanted = scroller.current?.querySelector<HTMLElement>(`[data-seq="${at}"]`);
      if (wanted) {
        shown.current = at;
        atEnd.current = false;
        setBelow(true);
        wanted.scrollIntoView?.({ block: 'center' });
      }
    }
    if (atEnd.current) scrollToEnd();
    else if (theirs > count.current) setMissed((before) => before + theirs - count.current);
    count.current = theirs;
  }, [items, theirs, closed, at, scrollToEnd]);

  return { scroller, below, missed, scrollToEnd };
}
