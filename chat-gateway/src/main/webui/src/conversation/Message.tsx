import { Bubble } from '@chatui/core';
import type { Content } from '@xiaoer/customer-client';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BotFace, Icon, PersonFace } from '../ui/icons';
import { Form, FormAnswer } from '../media/Form';
import { Link } from '../media/Link';
import { Medium } from '../media/Medium';
import { OrderCard, ProductCard } from './cards';
import { useRefusal } from './refusal';
import type { MessageItem } from './timeline';

/** So long the gateway lets a customer change what he said, unless its operator set another time. */
const CHANGE_MILLIS = 2 * 60_000;

/** Why nothing that the customer says is sent at the moment. */
export type Held = 'waitingNetwork' | 'waitingTurn';

interface Props {
  item: MessageItem;
  conversationId: string;
  /** Nothing can be answered any more. */
  closed: boolean;
  /** It is what was looked for. */
  found: boolean;
  /** Whether its state is worth a word; others keep it for tests and for screen readers. */
  stateShown: boolean;
  held: Held | undefined;
  onRetry: (ref: string) => void;
  onDiscard: (ref: string) => void;
  /** Says something in answer to this one; `false` if it was not taken. */
  onAnswer: (content: Content) => boolean;
  onEdit: (item: MessageItem) => void;
  onRecall: (item: MessageItem) => void;
  onReport: (item: MessageItem) => void;
}

export const Message = memo(function Message({
  item,
  conversationId,
  closed,
  found,
  stateShown,
  held,
  onRetry,
  onDiscard,
  onAnswer,
  onEdit,
  onRecall,
  onReport,
}: Props) {
  const { t } = useTranslation();
  const author = item.author;
  const name = item.mine ? t('who.me') : (author?.displayName ?? '');
  return (
    <li
      className={`message ${item.mine ? 'message-mine' : 'message-theirs'} ${item.follows ? 'message-follows' : ''} ${found ? 'message-found' : ''}`}
      aria-current={found ? 'true' : undefined}
      data-testid="message"
      data-author={author?.kind ?? 'CUSTOMER'}
      data-seq={item.seq ?? ''}
      data-state={item.state}
    >
      {!item.mine && (item.follows ? <span className="face-space" /> : author?.kind === 'AGENT' ? <PersonFace name={name} /> : <BotFace />)}
      <div className="message-body">
        <span className={!item.mine && !item.follows ? 'message-name' : 'hidden-words'}>{name}</span>
        {item.recalled ? (
          <p className="notice recalled">{t(item.mine ? 'message.recalledMine' : 'message.recalled')}</p>
        ) : (
          <Words item={item} conversationId={conversationId} closed={closed} onAnswer={onAnswer} />
        )}
        {item.concerns && !item.recalled && <Warning item={item} />}
        {author?.kind === 'AGENT' && item.seq !== undefined && <Report item={item} onReport={onReport} />}
        {!item.mine && item.edited && !item.recalled && <span className="message-state">{t('state.edited')}</span>}
        {item.state === 'refused' ? (
          <Refused item={item} onRetry={onRetry} onDiscard={onDiscard} />
        ) : item.change?.state === 'refused' ? (
          <Refused item={{ ref: item.change.ref, refusal: item.change.refusal }} onRetry={onRetry} onDiscard={onDiscard} />
        ) : (
          item.mine && (
            <span className={stateShown || item.edited ? 'message-state' : 'hidden-words'}>
              {t(`state.${item.state === 'sending' && held ? held : item.change ? 'sending' : item.state}`)}
              {item.edited && !item.recalled && <> · {t('state.edited')}</>}
            </span>
          )
        )}
        {item.mine && !closed && !item.change && !item.recalled && item.seq !== undefined && (
          <Changes item={item} onEdit={onEdit} onRecall={onRecall} />
        )}
      </div>
    </li>
  );
});

function Words({ item, conversationId, closed, onAnswer }: Pick<Props, 'item' | 'conversationId' | 'closed' | 'onAnswer'>) {
  const { t } = useTranslation();
  const { content } = item;
  switch (content.kind) {
    case 'text':
    case 'quick-replies':
      // plain text: React escapes it, and nothing in it becomes a link or markup
      return (
        <>
          <Bubble className="bubble" type="text">
            <p>{content.text}</p>
          </Bubble>
          {item.previews?.map((preview) => (
            <Link key={preview.url} conversationId={conversationId} content={{ kind: 'link', url: preview.url }} preview={preview} />
          ))}
        </>
      );
    case 'order-card':
      return <OrderCard card={content} />;
    case 'product-card':
      return <ProductCard card={content} />;
    case 'image':
    case 'voice':
    case 'video':
    case 'file':
      return <Medium conversationId={conversationId} content={content} transcript={item.transcript} />;
    case 'link':
      return <Link conversationId={conversationId} content={content} preview={item.previews?.[0]} />;
    case 'form':
      return <Form content={content} seq={item.seq ?? 0} over={closed || item.answered === true || item.mine} onAnswer={onAnswer} />;
    case 'form-answer':
      return <FormAnswer content={content} />;
    default:
      // a kind of a later version: its place is shown, not its words
      return (
        <Bubble className="bubble" type="text">
          <p>{t('media.other')}</p>
        </Bubble>
      );
  }
}

/** For two minutes an own message can be changed; the gateway has the last word. */
function Changes({ item, onEdit, onRecall }: Pick<Props, 'item' | 'onEdit' | 'onRecall'>) {
  const { t } = useTranslation();
  // a device whose clock is behind has no more time than the others
  const left = Math.min(CHANGE_MILLIS, item.at + CHANGE_MILLIS - Date.now());
  const [over, setOver] = useState(left <= 0);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setOver(true), left);
    return () => clearTimeout(timer);
  }, [left]);
  if (over) return null;
  return (
    <span className="changes">
      {item.content.kind === 'text' && (
        <button type="button" className="text-button" onClick={() => onEdit(item)}>
          {t('message.edit')}
        </button>
      )}
      <button type="button" className="text-button" onClick={() => onRecall(item)}>
        {t('message.recall')}
      </button>
    </span>
  );
}

/** Why to take care: said with the message, for who may be about to do what it asks. */
function Warning({ item }: Pick<Props, 'item'>) {
  const { t } = useTranslation();
  return (
    <p className="message-warning" role="alert" data-testid="message-warning">
      <Icon name="alert" />
      <span>{(item.concerns ?? []).map((concern) => t(`concern.${concern}`)).join(' ')}</span>
    </p>
  );
}

function Report({ item, onReport }: Pick<Props, 'item' | 'onReport'>) {
  const { t } = useTranslation();
  return item.reported ? (
    <span className="message-state">{t('report.done')}</span>
  ) : (
    <span className="changes">
      <button type="button" className="text-button" onClick={() => onReport(item)}>
        {t('report.button')}
      </button>
    </span>
  );
}

function Refused({
  item,
  onRetry,
  onDiscard,
}: Pick<Props, 'onRetry' | 'onDiscard'> & { item: { ref?: string; refusal?: string | undefined } }) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const { ref } = item;
  return (
    <span className="refused" role="alert">
      <span>
        <Icon name="alert" />
        {t('refused.label', { reason: refusal(item.refusal) })}
      </span>
      {ref !== undefined && (
        <span>
          {item.refusal !== 'CONVERSATION_CLOSED' && (
            <button type="button" className="text-button" onClick={() => onRetry(ref)}>
              {t('refused.retry')}
            </button>
          )}
          <button type="button" className="text-button" onClick={() => onDiscard(ref)}>
            {t('refused.discard')}
          </button>
        </span>
      )}
    </span>
  );
}
