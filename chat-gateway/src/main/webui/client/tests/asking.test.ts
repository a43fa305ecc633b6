import { beforeEach, describe, expect, it } from 'vitest';
import { Asking } from '../src/asking.js';
import { ConversationClient, type Outgoing, pendingConversation } from '../src/index.js';
import { begins, Outbox } from '../src/outbox.js';
import { Sender } from '../src/sender.js';
import { control, logged, message } from '../../tests/events';
import { PlayedWire } from './playedWire';
import { World, settled, tokens } from './world';
import { C, clientOf, conversation, seqs, watching } from './watching';

describe('asking', () => {
  const shown = new Set<string>();
  const sought = new Set<string>();
  let wire: PlayedWire;
  let outbox: Outbox;
  let asking: Asking;

  beforeEach(() => {
    shown.clear();
    sought.clear();
    wire = new PlayedWire();
    outbox = new Outbox(wire.world.storage, 'outbox');
    const following = { lastSeq: () => 7, shows: ({ ref }: Outgoing) => shown.has(ref), isSought: (id: string) => sought.has(id) };
    const sender = new Sender(outbox, wire, ({ frame }) => begins(frame) || !sought.has(frame.conversationId));
    asking = new Asking(outbox, sender, following, wire);
  });

  const said = (clientMessageId: string) => ({ type: 'post', conversationId: C, clientMessageId, text: clientMessageId }) as const;
  const person = (requestId: string) => ({ type: 'request-person', conversationId: C, requestId }) as const;

  it('keeps a frame with the time and the number of the log when it was asked', () => {
    wire.online = false;
    expect(asking.ask(said('m-1'))).toBe(true);
    expect(outbox.entries).toEqual([{ ref: 'm-1', frame: said('m-1'), state: 'sending', at: wire.now(), after: 7 }]);
    expect(wire.starts).toBe(1);
    expect(asking.conversations).toEqual([C]);
  });

  it('takes no more than two hundred', () => {
    wire.online = false;
    for (let count = 1; count <= 200; count++) asking.ask(said(`m-${count}`));
    expect(asking.ask(said('one more'))).toBe(false);
    expect(outbox.find('one more')).toBeUndefined();
  });

  it('asks the same of a conversation once; after a refusal anew, and nothing is left of the refused', () => {
    expect(asking.askOnce(person('r-1'))).toBe(true);
    expect(asking.askOnce(person('r-2'))).toBe(true);
    expect(wire.frames).toEqual([person('r-1')]);
    asking.refused('r-1', 'too-many-waiting');
    asking.askOnce(person('r-3'));
    expect(wire.frames).toEqual([person('r-1'), person('r-3')]);
    expect(outbox.entries.map(({ ref }) => ref)).toEqual(['r-3']);
  });

  it('asks for nothing any more that the log shows', () => {
    asking.ask(said('m-1'));
    asking.ask(said('m-2'));
    shown.add('m-1');
    asking.happened();
    expect(outbox.entries.map(({ ref }) => ref)).toEqual(['m-2']);
  });

  it('does not take it for a refusal that the gateway does not know yet a conversation that is sought', () => {
    asking.ask(said('m-1'));
    sought.add(C);
    expect(asking.refused('m-1', 'unknown-conversation')).toBe(true);
    expect(outbox.find('m-1')?.state).toBe('sending');
    sought.clear();
    asking.confirm(C);
    expect(wire.frames).toEqual([said('m-1'), said('m-1')]);
  });

  it('asks again, when the log was read to its end, for what was accepted more than twenty seconds ago', async () => {
    asking.ask(said('old'));
    await wire.world.pass(20_001);
    asking.ask(said('new'));
    for (const ref of ['old', 'new']) asking.accepted(ref);
    asking.confirm('another conversation');
    expect(wire.frames).toHaveLength(2);
    asking.confirm(C);
    expect(wire.frames).toEqual([said('old'), said('new'), said('old')]);
  });

  it('knows nothing of what others asked for', () => {
    expect(asking.refused('a call', 'CALL_ON')).toBe(false);
  });
});

describe('the outbox', () => {
  it('leads a message from sending over sent and accepted into the log', async () => {
    const world = new World();
    const client = clientOf(world);
    client.watch(C);
    client.post(C, '我的快递到哪了');
    const state = () => conversation(client)?.outgoing[0]?.state;
    expect(state()).toBe('sending');
    await settled();
    world.socket.welcome();
    expect(state()).toBe('sent');
    const [post] = world.socket.of('post');
    world.socket.give({ type: 'accepted', ref: post?.clientMessageId ?? '' });
    expect(state()).toBe('accepted');
    world.socket.happen(message(C, 1, 'CUSTOMER', '我的快递到哪了', post?.clientMessageId));
    await world.pass(100);
    expect(conversation(client)?.outgoing).toEqual([]);
    expect(seqs(client)).toEqual([1]);
  });

  it('sends what has no answer again under the same id, and in the same order', async () => {
    const { world, client } = await watching();
    client.post(C, 'one');
    client.post(C, 'two');
    const first = world.socket.of('post');
    world.socket.give({ type: 'accepted', ref: first[0]?.clientMessageId ?? '' });
    client.post(C, 'three');
    world.socket.cut();
    expect(conversation(client)?.outgoing.map((entry) => entry.state)).toEqual(['accepted', 'sending', 'sending']);
    await world.pass(1_000);
    world.socket.welcome();
    expect(world.socket.of('post').map((post) => post.text)).toEqual(['two', 'three']);
    expect(world.socket.of('post')[0]?.clientMessageId).toBe(first[1]?.clientMessageId);
  });

  it('outlives the page', async () => {
    const world = new World();
    const client = clientOf(world);
    client.open({ kind: 'HELP_CENTRE' }, 'request-1');
    client.post(pendingConversation('request-1'), '在吗');
    await settled();
    world.socket.welcome();
    client.stop();

    const reloaded = clientOf(world);
    reloaded.open({ kind: 'HELP_CENTRE' }, 'request-1');
    await settled();
    world.socket.welcome();
    expect(world.socket.of('open').map((open) => open.requestId)).toEqual(['request-1']);
    expect(world.socket.of('post')).toEqual([]);
    world.socket.give({ type: 'opened', requestId: 'request-1', conversationId: C });
    expect(world.socket.of('post')).toMatchObject([{ conversationId: C, text: '在吗' }]);
    expect(reloaded.snapshot().opened.get('request-1')).toBe(C);
  });

  it("does not send another person's words", async () => {
    const world = new World();
    clientOf(world).post(C, 'mine');
    const other = new ConversationClient(world, tokens(), 'c-2', () => 'zh-CN');
    other.watch(C);
    await settled();
    world.socket.welcome();
    expect(world.socket.of('post')).toEqual([]);
  });

  it('says why something was refused and asks again when told to', async () => {
    const { world, client } = await watching();
    client.post(C, 'too much');
    const ref = world.socket.of('post')[0]?.clientMessageId ?? '';
    world.socket.give({ type: 'refused', ref, code: 'rate-limited', message: 'slow down' });
    expect(conversation(client)?.outgoing).toMatchObject([{ state: 'refused', refusal: 'rate-limited' }]);
    client.retry(ref);
    expect(world.socket.of('post').map((post) => post.clientMessageId)).toEqual([ref, ref]);
    expect(conversation(client)?.outgoing[0]).not.toHaveProperty('refusal');
    world.socket.give({
      type: 'signal',
      conversationId: C,
      signal: { kind: 'command-refused', commandId: 'x', clientMessageId: ref, code: 'CONVERSATION_CLOSED' },
    });
    expect(conversation(client)?.outgoing).toMatchObject([{ state: 'refused', refusal: 'CONVERSATION_CLOSED' }]);
    client.discard(ref);
    expect(conversation(client)?.outgoing).toEqual([]);
  });

  it('takes a connection that does not answer for dead', async () => {
    const { world, client } = await watching();
    client.post(C, 'hello?');
    await world.pass(16_000);
    expect(world.sockets).toHaveLength(2);
    world.socket.welcome();
    expect(world.socket.of('post')).toHaveLength(1);
  });

  it('asks for a person once, however often the button is pressed', async () => {
    const { world, client } = await watching();
    client.requestPerson(C);
    client.requestPerson(C);
    expect(world.socket.of('request-person')).toHaveLength(1);
    world.socket.happen(control(C, 1, { kind: 'queue' }));
    await world.pass(100);
    expect(conversation(client)?.outgoing).toEqual([]);
  });
});

it('edits and takes back what was said, each under one id until the log shows it', async () => {
  const { world, client } = await watching();
  world.socket.happen(message(C, 1, 'CUSTOMER', 'a', 'm-1'));
  client.edit(C, 1, 'b');
  client.recall(C, 1);
  world.socket.cut();
  await world.pass(1_000);
  world.socket.welcome();
  const ids = (type: 'edit' | 'recall') => world.sockets.flatMap((socket) => socket.of(type)).map((frame) => frame.requestId);
  expect(ids('edit')).toHaveLength(2);
  expect(new Set([...ids('edit'), ...ids('recall')]).size).toBe(2);
  const author = { kind: 'CUSTOMER', id: 'c-1', displayName: '李娜' } as const;
  world.socket.happen(logged(C, 2, 'conversation.message-edited.v1', { author, messageSeq: 1, content: { kind: 'text', text: 'b' } }));
  await world.pass(100);
  expect(conversation(client)?.outgoing.map((entry) => entry.frame.type)).toEqual(['recall']);
  world.socket.happen(logged(C, 3, 'conversation.message-recalled.v1', { author, messageSeq: 1 }));
  await world.pass(100);
  expect(conversation(client)?.outgoing).toEqual([]);
});
