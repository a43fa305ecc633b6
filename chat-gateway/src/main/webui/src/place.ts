import type { Entrance } from '@xiaoer/customer-client';

/** Where the customer is: the start, a conversation, or an entrance that begins one. */
export type Place =
  | { kind: 'start' }
  /** `at` is the number of a message to be shown first. */
  | { kind: 'conversation'; id: string; at?: number }
  /** `request` makes the beginning repeatable: a reload does not begin a second conversation. */
  | { kind: 'entrance'; entrance: Entrance; request: string | undefined };

const ENTRANCES = new Map<string, Entrance['kind']>([
  ['order', 'ORDER'],
  ['product', 'PRODUCT'],
  ['help', 'HELP_CENTRE'],
]);
const LONGEST_ID = 100;

export function placeOf(search: string): Place {
  const asked = new URLSearchParams(search);
  const conversation = asked.get('conversation');
  if (conversation && conversation.length <= LONGEST_ID) {
    const at = Number(asked.get('at') ?? '');
    return { kind: 'conversation', id: conversation, ...(Number.isSafeInteger(at) && at > 0 ? { at } : {}) };
  }
  const kind = ENTRANCES.get(asked.get('entrance') ?? '');
  const reference = asked.get('ref');
  const request = asked.get('request') ?? undefined;
  if (kind === 'HELP_CENTRE') return { kind: 'entrance', entrance: { kind }, request };
  if (kind && reference && reference.length <= LONGEST_ID) return { kind: 'entrance', entrance: { kind, reference }, request };
  return { kind: 'start' };
}

export function searchOf(place: Place): string {
  switch (place.kind) {
    case 'start':
      return '';
    case 'conversation':
      return `?${new URLSearchParams({ conversation: place.id, ...(place.at ? { at: String(place.at) } : {}) })}`;
    case 'entrance': {
      const { kind, reference } = place.entrance;
      const entrance = [...ENTRANCES].find(([, value]) => value === kind)?.[0] ?? 'help';
      return `?${new URLSearchParams({
        entrance,
        ...(reference ? { ref: reference } : {}),
        ...(place.request ? { request: place.request } : {}),
      })}`;
    }
  }
}
