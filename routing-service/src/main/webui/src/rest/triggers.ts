import { json, type Get, type Send } from './http';

export type TriggerKind = 'PAGE' | 'DWELL' | 'CART' | 'CART_VALUE' | 'CART_LEFT';

/** A rule of the shop for offering help unasked. */
export type Trigger = {
  id: string;
  enabled: boolean;
  kind: TriggerKind;
  page?: string | null;
  /** Seconds, pieces, or fen, by kind. */
  least: number;
  textZh: string;
  textEn: string;
};

/** How often a customer is offered help at most. */
export type Caps = { perDay: number; minutesBetween: number; daysQuiet: number };

export type Triggers = { version: number; triggers: Trigger[]; caps: Caps };

/** The shop's rules for offering help; they are changed as a whole, from the version that was read. */
export function triggers(get: Get, send: Send) {
  return {
    read: (signal?: AbortSignal) => get<Triggers>('/chat/api/triggers', signal),
    write: ({ version, triggers, caps }: Triggers) =>
      send<Triggers>('/chat/api/triggers', json({ version, triggers, caps }), 'PUT'),
  };
}
