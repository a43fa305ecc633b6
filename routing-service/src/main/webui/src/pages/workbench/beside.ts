import type { LoggedEvent } from '../../client/events';
import { isMessage } from '../../client/events';

type EventData<Type extends LoggedEvent['eventType']> = Extract<LoggedEvent, { eventType: Type }>['data'];
export type Transcribed = EventData<'conversation.voice-transcribed.v1'>['transcript'];
export type Preview = EventData<'conversation.link-previewed.v1'>['preview'];

/** What was learnt about messages after they were posted, by the message's number. */
export type Beside = {
  transcripts: ReadonlyMap<number, Transcribed>;
  previews: ReadonlyMap<number, readonly Preview[]>;
};

export function besideOf(events: readonly LoggedEvent[]): Beside {
  const transcripts = new Map<number, Transcribed>();
  const previews = new Map<number, Preview[]>();
  for (const event of events) {
    if (event.eventType === 'conversation.voice-transcribed.v1') {
      transcripts.set(event.data.messageSeq, event.data.transcript);
    } else if (event.eventType === 'conversation.link-previewed.v1') {
      const { messageSeq, preview } = event.data;
      previews.set(messageSeq, [...(previews.get(messageSeq) ?? []), preview]);
    }
  }
  return { transcripts, previews };
}

/** The media that a transcript shows, in its order. */
export function mediaOf(events: readonly LoggedEvent[]): string[] {
  const ids = events.flatMap((event) => {
    if (event.eventType === 'conversation.link-previewed.v1') {
      return event.data.preview.image ? [event.data.preview.image.id] : [];
    }
    return isMessage(event) && 'medium' in event.data.content ? [event.data.content.medium.id] : [];
  });
  return [...new Set(ids)];
}
