import { Bubble } from '@chatui/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { BotFace, Icon, PersonFace } from '../ui/icons';
import { OrderCard, ProductCard } from './cards';
import { useRefusal } from './refusal';
import type { MessageItem } from './timeline';

interface Props {
  item: MessageItem;
  /** Whether its state is worth a word; others keep it for tests and for screen readers. */
  stateShown: boolean;
  online: boolean;
  onRetry: (ref: string) => void;
  onDiscard: (ref: string) => void;
}

export const Message = memo(function Message({ item, stateShown, online, onRetry, onDiscard }: Props) {
  const { t } = useTranslation();
  const author = item.author;
  const name = item.mine ? t('who.me') : (author?.displayName ?? '');
  return (
    <li
      className={`message ${item.mine ? 'message-mine' : 'message-theirs'} ${item.follows ? 'message-follows' : ''}`}
      data-testid="message"
      data-author={author?.kind ?? 'CUSTOMER'}
      data-seq={item.seq ?? ''}
      data-state={item.state}
    >
      {!item.mine && (item.follows ? <span className="face-space" /> : author?.kind === 'AGENT' ? <PersonFace name={name} /> : <BotFace />)}
      <div className="message-body">
        <span className={!item.mine && !item.follows ? 'message-name' : 'hidden-words'}>{name}</span>
        <Words item={item} />
        {item.state === 'refused' ? (
          <Refused item={item} onRetry={onRetry} onDiscard={onDiscard} />
        ) : (
          item.mine && (
            <span className={stateShown ? 'message-state' : 'hidden-words'}>
              {item.state === 'sending' && !online ? t('state.waitingNetwork') : t(`state.${item.state}`)}
            </span>
          )
        )}
      </div>
    </li>
  );
});

function Words({ item }: { item: MessageItem }) {
  const { content } = item;
  switch (content.kind) {
    case 'text':
    case 'quick-replies':
      // plain text: React escapes it, and nothing in it becomes a link or markup
      return (
        <Bubble className="bubble" type="text">
          <p>{content.text}</p>
        </Bubble>
      );
    case 'order-card':
      return <OrderCard card={content} />;
    case 'product-card':
      return <ProductCard card={content} />;
    default:
      return null;
  }
}

function Refused({ item, onRetry, onDiscard }: Pick<Props, 'item' | 'onRetry' | 'onDiscard'>) {
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
