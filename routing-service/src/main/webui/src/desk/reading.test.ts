import { describe, expect, it } from 'vitest';
import { AGENT, ASSIGNED, BEGINNING, CUSTOMER, events, says } from '../test/log';
import { applyFrame, INITIAL, withEvents, type Conversation } from './state';
import { customerSawUpTo, lastLine, mayRework, revisionsOf } from './reading';

type Entry = Parameters<typeof events>[1];
const entry = (name: string, data: object): Entry => [name, data];

function talk(...more: Entry[]): Conversation {
  const state = applyFrame(INITIAL, ASSIGNED, 0);
  const [it] = state.conversations;
  if (!it) {
    throw new Error('nothing was assigned');
  }
  return withEvents(it, [...BEGINNING, ...events(BEGINNING.length + 1, ...more)]);
}

describe('what became of messages', () => {
  const seq = BEGINNING.length + 1;
  const said = says(AGENT, '马上帮您查');

  it('shows the latest words, and none of what was recalled', () => {
    const edited = entry('message-edited', {
      author: AGENT,
      messageSeq: seq,
      content: { kind: 'text', text: '已经帮您查到了' },
    });
    expect(lastLine(talk(said, edited))?.text).toBe('已经帮您查到了');
    const recalled = entry('message-recalled', { author: AGENT, messageSeq: seq });
    const it = talk(said, edited, recalled);
    expect(revisionsOf(it).get(seq)).toBeNull();
    expect(lastLine(it)?.text).not.toBe('已经帮您查到了');
  });

  it('lets an agent change his own young words only', () => {
    const it = talk(said);
    const message = it.transcript.events.find((one) => one.seq === seq);
    if (message?.eventType !== 'conversation.message-posted.v1') {
      throw new Error('it was not said');
    }
    const at = Date.parse(message.time);
    expect(mayRework(it, message, AGENT.id, at + 119_000)).toBe(true);
    expect(mayRework(it, message, AGENT.id, at + 121_000)).toBe(false);
    expect(mayRework(it, message, 'somebody else', at)).toBe(false);
  });

  it('does not take what lies on a device for what was seen', () => {
    const delivered = entry('receipt-recorded', { reader: CUSTOMER, upTo: seq, kind: 'DELIVERED' });
    expect(customerSawUpTo(talk(said, delivered))).toBe(0);
    const read = entry('receipt-recorded', { reader: CUSTOMER, upTo: seq, kind: 'READ' });
    expect(customerSawUpTo(talk(said, delivered, read))).toBe(seq);
  });

  it('knows whether the customer is here', () => {
    const state = applyFrame(INITIAL, ASSIGNED, 0);
    const signal = (here: boolean) =>
      ({
        type: 'signal',
        conversationId: 'conv-1',
        signal: { kind: 'present', author: CUSTOMER, here },
      }) as const;
    expect(state.conversations[0]?.customerHere).toBeNull();
    expect(applyFrame(state, signal(true), 0).conversations[0]?.customerHere).toBe(true);
    expect(applyFrame(state, signal(false), 0).conversations[0]?.customerHere).toBe(false);
  });
});
