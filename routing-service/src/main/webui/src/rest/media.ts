import type { Content } from '../client/events';
import type { Get, Send } from './http';

/** A stored medium, as an upload answers it and as messages carry it. */
export type Medium = Extract<Content, { kind: 'file' }>['medium'];

/** Where a medium can be read for some minutes, without a token. */
export type Address = { id: string; url: string; thumbnailUrl?: string | null; expiresAt: string };

export type MediumKind = 'image' | 'voice' | 'video' | 'file';

/** Most ids that are asked for at once. */
export const ADDRESSES = 50;

const PICTURES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/bmp'];

/** As what a chosen file is sent; the gateway looks at the bytes itself. */
export function kindOf(file: Pick<File, 'type'>): MediumKind {
  if (PICTURES.includes(file.type)) return 'image';
  if (file.type.startsWith('video/')) return 'video';
  return file.type.startsWith('audio/') ? 'voice' : 'file';
}

/** The message that shows a medium. */
export function contentOf(kind: MediumKind, medium: Medium): Content {
  return kind === 'voice' ? { kind, medium } : { kind, medium, caption: null };
}

/** Media of conversations, kept by chat-gateway. */
export function media(get: Get, send: Send) {
  const path = (conversation: string) => `/chat/api/conversations/${encodeURIComponent(conversation)}/media`;
  return {
    addresses: (conversation: string, ids: readonly string[], signal?: AbortSignal) =>
      get<{ addresses: Address[] }>(`${path(conversation)}?ids=${ids.join(',')}`, signal).then(
        (page) => page.addresses,
      ),
    upload: (conversation: string, file: File) => {
      const asked = new URLSearchParams({
        kind: kindOf(file),
        uploadId: crypto.randomUUID(),
        name: file.name.slice(-200),
      });
      return send<Medium>(`${path(conversation)}?${asked.toString()}`, file);
    },
  };
}
