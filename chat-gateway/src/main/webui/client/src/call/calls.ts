/** Ends of a call, as the log names them. */
export type CallEnd =
  'DECLINED' | 'MISSED' | 'CANCELLED' | 'HUNG_UP' | 'CONNECTION_LOST' | 'CONTROL_CHANGED' | 'CONVERSATION_CLOSED' | 'TIME_LIMIT';

export type CallKind = 'AUDIO' | 'VIDEO';
export type CallSide = 'CUSTOMER' | 'AGENT';

interface Who {
  kind: string;
  displayName: string;
}

/** As much of a logged event as says something about calls. */
interface Logged {
  eventType: string;
  time: string;
  data: unknown;
}

/** A call that rings or is on, as the log has it. */
export interface LoggedCall {
  readonly id: string;
  readonly kind: CallKind;
  readonly by: Who;
  /** The page of whoever asked for it. */
  readonly asker: string;
  /** When it counts as missed, in milliseconds since 1970. */
  readonly ringsUntil: number;
  /** Since when both have agreed to it, in milliseconds since 1970; absent while it rings. */
  readonly since?: number;
  /** The page of whoever agreed to it. */
  readonly answerer?: string;
}

/** The call that rings or is on after these events, if any. */
export function callOf(events: readonly Logged[]): LoggedCall | undefined {
  let accepted: Logged | undefined;
  for (let i = events.length - 1; i >= 0; i--) {
    const event = events[i];
    if (event?.eventType === 'conversation.call-ended.v1') return undefined;
    if (event?.eventType === 'conversation.call-accepted.v1') accepted = event;
    if (event?.eventType === 'conversation.call-requested.v1') {
      const { callId, by, kind, endpoint, ringsUntil } = event.data as {
        callId: string;
        by: Who;
        kind: CallKind;
        endpoint: string;
        ringsUntil: string;
      };
      const call = { id: callId, kind, by, asker: endpoint, ringsUntil: Date.parse(ringsUntil) };
      return accepted ? { ...call, since: Date.parse(accepted.time), answerer: (accepted.data as { endpoint: string }).endpoint } : call;
    }
  }
  return undefined;
}
