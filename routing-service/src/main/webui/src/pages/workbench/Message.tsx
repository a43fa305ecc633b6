import {
  CheckCircleOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  RobotOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lineOf, type Content, type MessagePosted } from '../../client/events';
import { useDeskStore } from '../../desk/DeskContext';
import type { Outgoing } from '../../desk/state';
import { clock } from '../../format';
import type { Beside, Transcribed } from './beside';
import { EvidenceButton } from '../evidence/EvidenceButton';
import { OrderCard, ProductCard } from './Cards';
import { EDIT_AGAIN } from './Composer';
import { FileView, FormView, ImageView, PreviewView, VideoView, VoiceView } from './MediaViews';
import { refusalText } from './refusalText';
import { Words, type Screening } from './Words';

/** A message of the log. Customer, bot and agent differ in side, colour, mark and name. */
export function LoggedMessage({
  event,
  displayed,
  revision,
  actions,
  beside,
}: {
  event: MessagePosted;
  displayed: boolean;
  /** What it says now, if not what it said first; `null` where it was recalled. */
  revision?: Content | null;
  actions?: ReactNode;
  beside: Beside;
}) {
  const { t, i18n } = useTranslation();
  const { author, content } = event.data;
  const concerns = event.data.screening?.concerns ?? [];
  const state = author.kind === 'AGENT' ? (displayed ? 'displayed' : 'accepted') : undefined;
  return (
    <li
      className={`message is-${author.kind}`}
      data-testid="message"
      data-author={author.kind}
      data-seq={event.seq}
      data-state={state}
    >
      <p className="message-who">
        {author.kind === 'BOT' && <RobotOutlined aria-hidden="true" />}
        <span>{author.displayName}</span>
        <span className="message-part">{t(`talk.author.${author.kind}`)}</span>
        <time dateTime={event.time}>{clock(event.time, i18n.language)}</time>
        {revision && <span className="message-part">{t('talk.edited')}</span>}
        <EvidenceButton conversation={event.conversationId} seq={event.seq} />
      </p>
      {revision === null ? (
        <p className="bubble is-recalled">{t('talk.recalled')}</p>
      ) : (
        <>
          <Body
            content={revision ?? content}
            heard={beside.transcripts.get(event.seq)}
            conversation={event.conversationId}
            screening={revision ? null : event.data.screening}
          />
          {!revision &&
            beside.previews
              .get(event.seq)
              ?.map((preview) => <PreviewView key={preview.url} preview={preview} />)}
        </>
      )}
      {concerns.length > 0 && (
        <p className="concerns" role="note">
          <WarningOutlined aria-hidden="true" />
          {t('safety.warning')} {concerns.map((concern) => t(`safety.reason.${concern}`)).join(' / ')}
        </p>
      )}
      {state && revision !== null && <StateMark state={state} />}
      {revision !== null && actions}
    </li>
  );
}

/** A message of ours on its way. */
export function OwnMessage({ conversationId, message }: { conversationId: string; message: Outgoing }) {
  const { t, i18n } = useTranslation();
  const { store } = useDeskStore();
  const { clientMessageId, text } = message;
  const editAgain = () => {
    store.discard(conversationId, clientMessageId);
    window.dispatchEvent(new CustomEvent(EDIT_AGAIN, { detail: { conversationId, text } }));
  };
  return (
    <li
      className={`message is-AGENT is-outgoing ${message.state === 'refused' ? 'is-refused' : ''}`}
      data-testid="message"
      data-author="AGENT"
      data-state={message.state}
    >
      <p className="message-who">
        <span>{t('list.you')}</span>
        <time dateTime={message.at}>{clock(message.at, i18n.language)}</time>
      </p>
      <p className="bubble">{text}</p>
      {message.state === 'refused' ? (
        <p className="message-state is-refused" role="alert">
          <WarningOutlined aria-hidden="true" />
          {t('state.refused', { reason: refusalText(t, message.code ?? '') })}
          <Button type="link" size="small" onClick={editAgain}>
            {t('state.again')}
          </Button>
          <Button type="link" size="small" onClick={() => store.discard(conversationId, clientMessageId)}>
            {t('state.discard')}
          </Button>
        </p>
      ) : (
        <StateMark state={message.state} />
      )}
    </li>
  );
}

function StateMark({ state }: { state: 'sent' | 'accepted' | 'displayed' }) {
  const { t } = useTranslation();
  return (
    <p className={`message-state is-${state}`}>
      {state === 'sent' && <ClockCircleOutlined aria-hidden="true" />}
      {state === 'accepted' && <CheckOutlined aria-hidden="true" />}
      {state === 'displayed' && <CheckCircleOutlined aria-hidden="true" />}
      {t(`state.${state}`)}
    </p>
  );
}

/** Text is text: nothing in a message is read as markup. */
function Body({
  content,
  heard,
  conversation,
  screening,
}: {
  content: Content;
  heard: Transcribed | undefined;
  conversation: string;
  screening: Screening | null | undefined;
}) {
  const { t } = useTranslation();
  switch (content.kind) {
    case 'text':
      return (
        <p className="bubble">
          <Words text={content.text} conversation={conversation} screening={screening} />
        </p>
      );
    case 'quick-replies':
      return (
        <div className="bubble">
          <p>{content.text}</p>
          <ul
            className="options"
            aria-label={t('talk.offered', {
              options: content.options.map((option) => option.label).join(' / '),
            })}
          >
            {content.options.map((option) => (
              <li key={option.label}>{option.label}</li>
            ))}
          </ul>
        </div>
      );
    case 'order-card':
      return <OrderCard card={content} />;
    case 'product-card':
      return <ProductCard card={content} />;
    case 'image':
      return <ImageView content={content} />;
    case 'voice':
      return <VoiceView content={content} heard={heard} />;
    case 'video':
      return <VideoView content={content} />;
    case 'file':
      return <FileView content={content} />;
    case 'form':
    case 'form-answer':
      return <FormView content={content} />;
    case 'link':
      return <p className="bubble">{lineOf(content)}</p>;
    case 'other':
      return <p className="bubble quiet">{t('media.other')}</p>;
  }
}
