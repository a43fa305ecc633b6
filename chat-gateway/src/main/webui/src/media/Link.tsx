import type { ContentLink } from '@xiaoer/customer-client';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons';
import { useAddress } from './media';
import type { Medium } from '@xiaoer/customer-client';

/** What a linked page says of itself, as the log has it. */
export interface Preview {
  readonly url: string;
  readonly title: string;
  readonly host: string;
  readonly description?: string | null;
  readonly image?: Medium | null;
}

/** A link, which names where it leads. Other schemes than the web's are words only. */
export function Link({ conversationId, content, preview }: { conversationId: string; content: ContentLink; preview: Preview | undefined }) {
  const { t } = useTranslation();
  const host = hostOf(content.url);
  if (!host) {
    return <p className="bubble">{content.text ?? content.url}</p>;
  }
  return (
    <>
      {content.text && <p className="bubble">{content.text}</p>}
      <a className="card link" href={content.url} target="_blank" rel="noopener noreferrer nofollow ugc" data-testid="link">
        {preview?.image && <PreviewImage conversationId={conversationId} mediumId={preview.image.id} />}
        <span className="card-main">
          <span className="card-words">
            <strong>{preview?.title ?? content.url}</strong>
            {preview?.description && <span className="card-note">{preview.description}</span>}
            <span className="card-note link-host">
              <Icon name="globe" />
              {host}
              <span className="hidden-words">{t('media.newWindow')}</span>
            </span>
          </span>
        </span>
      </a>
    </>
  );
}

function PreviewImage({ conversationId, mediumId }: { conversationId: string; mediumId: string }) {
  const address = useAddress(conversationId, mediumId);
  const url = address.data?.thumbnailUrl ?? address.data?.url;
  return url ? <img className="link-image" src={url} alt="" loading="lazy" /> : null;
}

function hostOf(url: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? hostname : undefined;
  } catch {
    return undefined;
  }
}
