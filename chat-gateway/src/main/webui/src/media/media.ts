import { useQuery } from '@tanstack/react-query';
import { type Content, type Medium, newId } from '@xiaoer/customer-client';
import { useState } from 'react';
import { ApiProblem, call } from '../api/http';
import { useSession } from '../session/session';

/** What a medium is sent as; the gateway looks at the bytes and has the last word. */
export type MediumKind = 'image' | 'voice' | 'video' | 'file';

/** Where a medium can be read, for some minutes. */
interface Address {
  id: string;
  url: string;
  thumbnailUrl?: string | null;
  expiresAt: string;
}

/** So long before its end an address is not used any more, in milliseconds. */
const MARGIN_MILLIS = 60_000;
/** A film on a slow network. */
const UPLOAD_MILLIS = 5 * 60_000;

/** The address of one medium of a conversation; renewed before it ends. */
export function useAddress(conversationId: string, mediumId: string) {
  const { person, tokens } = useSession();
  return useQuery({
    queryKey: ['media', person, conversationId, mediumId],
    queryFn: async ({ signal }) => {
      const path = `conversations/${encodeURIComponent(conversationId)}/media?ids=${encodeURIComponent(mediumId)}`;
      const { addresses } = await call<{ addresses: Address[] }>(path, { token: await tokens.current(), signal });
      return addresses[0] ?? null;
    },
    staleTime: (query) => {
      const until = query.state.data?.expiresAt;
      return until ? Math.max(0, Date.parse(until) - MARGIN_MILLIS - query.state.dataUpdatedAt) : 0;
    },
    retry: (failures, error) => failures < 2 && error instanceof ApiProblem && (error.offline || error.status >= 500),
  });
}

/** A file on its way to the gateway, before it is a message. */
export interface Upload {
  readonly id: string;
  readonly kind: MediumKind;
  readonly file: Blob;
  readonly name: string;
  readonly durationMillis: number | undefined;
  /** Why it was not taken; absent while it is on its way. */
  readonly problem?: string;
  /** What the gateway takes at most, in bytes, where that is the problem: it was not sent at all. */
  readonly most?: number;
}

export function kindOf(file: File): MediumKind {
  if (file.type.startsWith('image/')) return 'image';
  if (file.type.startsWith('video/')) return 'video';
  return 'file';
}

/** Files that are on their way in one conversation; each becomes a message when the gateway has it. */
export function useUploads(conversationId: string, post: (content: Content) => void) {
  const { tokens, media } = useSession();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const drop = (id: string) => setUploads((before) => before.filter((upload) => upload.id !== id));

  const send = async (upload: Upload) => {
    setUploads((before) => [...before.filter(({ id }) => id !== upload.id), upload]);
    const most = media[`${upload.kind}Bytes`];
    if (upload.file.size > most) {
      setUploads((before) => before.map((known) => (known.id === upload.id ? { ...known, problem: 'medium-too-large', most } : known)));
      return;
    }
    const asked = new URLSearchParams({ kind: upload.kind, uploadId: upload.id, name: upload.name });
    if (upload.durationMillis !== undefined) asked.set('durationMillis', String(Math.round(upload.durationMillis)));
    try {
      const medium = await call<Medium>(`conversations/${encodeURIComponent(conversationId)}/media?${asked}`, {
        method: 'POST',
        token: await tokens.current(),
        bytes: upload.file,
        timeoutMillis: UPLOAD_MILLIS,
      });
      drop(upload.id);
      post({ kind: upload.kind, medium });
    } catch (error) {
      const problem = error instanceof ApiProblem ? error.code : 'unexpected';
      setUploads((before) => before.map((known) => (known.id === upload.id ? { ...known, problem } : known)));
    }
  };

  return {
    uploads,
    drop,
    /** Under the same id: what arrived already is not kept twice. */
    again: (upload: Upload) => {
      const { problem: _, ...rest } = upload;
      void send(rest);
    },
    add: (file: Blob, kind: MediumKind, name: string, durationMillis?: number) =>
      void send({ id: newId(), kind, file, name, durationMillis }),
  };
}

/** A size for people. */
export function size(bytes: number, locale: string): string {
  const mega = bytes >= 1_000_000;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: mega ? 1 : 0 }).format(bytes / (mega ? 1_000_000 : 1_000));
  return `${number} ${mega ? 'MB' : 'KB'}`;
}

/** Minutes and seconds. */
export function length(millis: number): string {
  const seconds = Math.max(1, Math.round(millis / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
