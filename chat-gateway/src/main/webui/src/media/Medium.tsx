import type { Content, ContentFile, ContentImage, ContentVideo, ContentVoice } from '@xiaoer/customer-client';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';
import { length, size, useAddress } from './media';

/** What was heard in a voice message, as the log has it. */
export interface Transcript {
  readonly result: 'HEARD' | 'NO_WORDS' | 'FAILED' | 'NO_RECOGNISER';
  readonly text?: string | null;
}

type MediumContent = ContentImage | ContentVoice | ContentVideo | ContentFile;

export function isMedium(content: Content): content is MediumContent {
  return content.kind === 'image' || content.kind === 'voice' || content.kind === 'video' || content.kind === 'file';
}

interface Props {
  conversationId: string;
  content: MediumContent;
  transcript: Transcript | undefined;
}

/** A picture, a voice, a film or a file. */
export function Medium({ conversationId, content, transcript }: Props) {
  const { t } = useTranslation();
  const address = useAddress(conversationId, content.medium.id);
  if (address.isError || address.data === null) {
    return (
      <p className="bubble medium-gone">
        <Icon name="alert" />
        {t('media.gone', { name: content.medium.name })}
        <button type="button" className="text-button" onClick={() => void address.refetch()}>
          {t('retry')}
        </button>
      </p>
    );
  }
  const caption = content.kind === 'voice' ? undefined : content.caption;
  return (
    <figure className={`medium medium-${content.kind}`} data-testid={`medium-${content.kind}`}>
      <Body content={content} url={address.data?.url} thumbnail={address.data?.thumbnailUrl ?? undefined} />
      {caption && <figcaption className="bubble">{caption}</figcaption>}
      {content.kind === 'voice' && <Heard transcript={transcript} />}
    </figure>
  );
}

function Body({ content, url, thumbnail }: { content: MediumContent; url: string | undefined; thumbnail: string | undefined }) {
  const { t, i18n } = useTranslation();
  const { medium } = content;
  switch (content.kind) {
    case 'image':
      return <Picture content={content} url={url} thumbnail={thumbnail} />;
    case 'voice':
      return (
        <div className="voice">
          <audio controls preload="none" src={url} aria-label={t('media.voice', { length: length(medium.durationMillis ?? 0) })} />
          {medium.durationMillis != null && <span aria-hidden="true">{length(medium.durationMillis)}</span>}
        </div>
      );
    case 'video':
      return (
        <video controls playsInline preload="metadata" src={url} poster={thumbnail} aria-label={t('media.video', { name: medium.name })} />
      );
    case 'file':
      return (
        <a className="card file" href={url} download={medium.name} target="_blank" rel="noreferrer">
          <Icon name="file" />
          <span className="card-words">
            <strong>{medium.name}</strong>
            <span className="card-note">{t('media.file', { size: size(medium.bytes, i18n.language) })}</span>
          </span>
        </a>
      );
  }
}

/** Small in the conversation, as large as the screen when it is pressed. */
function Picture({ content, url, thumbnail }: { content: ContentImage; url: string | undefined; thumbnail: string | undefined }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const { width, height } = content.medium;
  const name = content.caption ?? t('media.image');
  return (
    <>
      <button type="button" className="image" aria-label={t('media.enlarge', { name })} onClick={() => dialog.current?.showModal()}>
        <img src={thumbnail ?? url} alt="" {...(width && height ? { width, height } : {})} loading="lazy" />
      </button>
      <dialog ref={dialog} className="large-image" aria-label={name} onClick={() => dialog.current?.close()}>
        <img src={url} alt={name} />
        <button type="button" className="icon-button" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </dialog>
    </>
  );
}

function Heard({ transcript }: { transcript: Transcript | undefined }) {
  const { t } = useTranslation();
  if (transcript?.result === 'HEARD' && transcript.text) {
    return (
      <figcaption className="bubble transcript">
        <span className="hidden-words">{t('media.transcript')}</span>
        {transcript.text}
      </figcaption>
    );
  }
  return <figcaption className="message-state">{t(`media.heard.${transcript?.result ?? 'WAITING'}` as 'media.heard.WAITING')}</figcaption>;
}
