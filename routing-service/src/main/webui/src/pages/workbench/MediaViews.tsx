import { AudioOutlined, FileOutlined, LinkOutlined, PictureOutlined } from '@ant-design/icons';
import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Content } from '../../client/events';
import { bytes } from '../../format';
import type { Preview, Transcribed } from './beside';
import { useAddress } from './mediaAddresses';

type Of<Kind extends Content['kind']> = Extract<Content, { kind: Kind }>;

/** A picture at its thumbnail's size; a click shows it large. */
export function ImageView({ content }: { content: Of<'image'> }) {
  const { t } = useTranslation();
  const { medium, caption } = content;
  const address = useAddress(medium.id);
  const alt = caption ?? t('media.image', { name: medium.name });
  return (
    <figure className="bubble medium" data-testid="image">
      {address ? (
        <Image
          src={address.thumbnailUrl ?? address.url}
          preview={{ src: address.url }}
          alt={alt}
          className="medium-picture"
        />
      ) : (
        <p className="medium-waiting">
          <PictureOutlined aria-hidden="true" /> {medium.name}
        </p>
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

/** A voice message with what was heard in it, or why there is nothing to read. */
export function VoiceView({ content, heard }: { content: Of<'voice'>; heard: Transcribed | undefined }) {
  const { t } = useTranslation();
  const address = useAddress(content.medium.id);
  return (
    <div className="bubble medium" data-testid="voice">
      {address ? (
        <audio controls preload="none" src={address.url} aria-label={t('media.voice')} />
      ) : (
        <p className="medium-waiting">
          <AudioOutlined aria-hidden="true" /> {t('media.voice')}
        </p>
      )}
      <p className={heard?.text ? '' : 'quiet'} data-testid="heard">
        {heard?.text ?? t(`media.heard.${heard?.result ?? 'WAITING'}`)}
      </p>
    </div>
  );
}

/** A film; nothing of it is loaded before it is played. */
export function VideoView({ content }: { content: Of<'video'> }) {
  const address = useAddress(content.medium.id);
  return (
    <figure className="bubble medium" data-testid="video">
      {address ? (
        <video
          controls
          preload="none"
          src={address.url}
          className="medium-picture"
          aria-label={content.caption ?? content.medium.name}
        />
      ) : (
        <p className="medium-waiting">{content.medium.name}</p>
      )}
      {content.caption && <figcaption>{content.caption}</figcaption>}
    </figure>
  );
}

/** A file to save. */
export function FileView({ content }: { content: Of<'file'> }) {
  const { i18n } = useTranslation();
  const { medium, caption } = content;
  const address = useAddress(medium.id);
  const label = (
    <>
      <FileOutlined aria-hidden="true" /> {medium.name}
    </>
  );
  return (
    <div className="bubble medium" data-testid="file">
      <p>
        {address ? (
          <a href={address.url} download={medium.name}>
            {label}
          </a>
        ) : (
          label
        )}{' '}
        <span className="quiet">{bytes(medium.bytes, i18n.language)}</span>
      </p>
      {caption && <p>{caption}</p>}
    </div>
  );
}

/** What a linked page says of itself, with the host that says it. */
export function PreviewView({ preview }: { preview: Preview }) {
  const picture = useAddress(preview.image?.id);
  return (
    <a
      className="card link-preview"
      href={preview.url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      data-testid="link-preview"
    >
      {picture && (
        <img
          className="picture"
          src={picture.thumbnailUrl ?? picture.url}
          alt=""
          width={52}
          height={52}
          loading="lazy"
        />
      )}
      <span>
        <strong>{preview.title}</strong>
        {preview.description && <span className="quiet">{preview.description}</span>}
        <span className="quiet">
          <LinkOutlined aria-hidden="true" /> {preview.host}
        </span>
      </span>
    </a>
  );
}

/** What a form asks, or what was filled in. */
export function FormView({ content }: { content: Of<'form'> | Of<'form-answer'> }) {
  return (
    <div className="bubble" data-testid={content.kind}>
      {content.kind === 'form' ? (
        <>
          <p>{content.title}</p>
          <ul className="options">
            {content.fields.map((field) => (
              <li key={field.name}>{field.label}</li>
            ))}
          </ul>
        </>
      ) : (
        <dl className="answers">
          {content.values.map((value) => (
            <div key={value.name}>
              <dt>{value.label}</dt>
              <dd>{value.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
