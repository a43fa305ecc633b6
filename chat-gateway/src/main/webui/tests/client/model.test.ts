import { expect, it } from 'vitest';
import { ConversationClient, type CustomerFrame, type LoggedEvent } from '../../src/client';
import { message, opened } from '../events';
import { type HeldSocket, World, seeded, tokens } from './world';

/** Set XIAOER_SEED to repeat one run. */
const SEEDS = process.env.XIAOER_SEED ? [Number(process.env.XIAOER_SEED)] : Array.from({ length: 200 }, (_, index) => index + 1);
const STEPS = 100;
const REQUEST = 'request-1';
const C = 'conversation-1';

/** A gateway with the promises of the real one and a network that keeps none: late, twice, out of order, cut. */
class PlayedGateway {
  readonly log: LoggedEvent[] = [];
  calm = false;
  #subscribed = new Set<HeldSocket>();
  #posted = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly chance: () => number,
  ) {
    world.onConnect = (socket) => this.soon(() => !socket.over && socket.open());
    world.onFrame = (socket, frame) => this.soon(() => this.take(socket, frame));
  }

  happen(event: LoggedEvent): void {
    this.log.push(event);
    for (const socket of this.#subscribed) this.deliver(socket, event);
  }

  cutAll(): void {
    for (const socket of this.world.sockets) {
      if (!socket.over) socket.cut([1006, 1012, 4408, 4401][Math.floor(this.chance() * 4)]);
    }
    this.#subscribed.clear();
  }

  private take(socket: HeldSocket, frame: CustomerFrame): void {
    if (socket.over) return;
    if (frame.type === 'hello') {
      socket.welcome();
      for (const { conversationId, lastSeq } of frame.resume) {
        for (const event of this.log.slice(lastSeq)) this.deliver(socket, event);
        this.#subscribed.add(socket);
        this.soon(() => socket.give({ type: 'resumed', conversationId, lastSeq: this.log.length }));
      }
    } else if (frame.type === 'open') {
      if (this.log.length === 0) this.happen(opened(C));
      socket.give({ type: 'opened', requestId: frame.requestId, conversationId: C });
      if (!this.#subscribed.has(socket)) {
        this.#subscribed.add(socket);
        for (const event of this.log) this.deliver(socket, event);
      }
    } else if (frame.type === 'post') {
      if (!this.#posted.has(frame.clientMessageId)) {
        this.#posted.add(frame.clientMessageId);
        this.happen(message(C, this.log.length + 1, 'CUSTOMER', frame.text, frame.clientMessageId));
      }
      if (this.calm || this.chance() > 0.1) this.soon(() => socket.give({ type: 'accepted', ref: frame.clientMessageId }));
    } else if (frame.type === 'ping') {
      socket.give({ type: 'pong' });
    }
  }

  private deliver(socket: HeldSocket, event: LoggedEvent): void {
    const give = () => socket.give({ type: 'event', event });
    const fate = this.calm ? 1 : this.chance();
    if (fate < 0.05) return;
    if (fate < 0.2) this.soon(give);
    if (fate < 0.5) this.soon(give);
    else give();
  }

  /** In order while the world is calm; in any order while it is not. */
  private soon(call: () => void): void {
    this.world.after(this.calm ? 1 : Math.floor(this.chance() * 5), call);
  }
}

it.each(SEEDS)('displays the log, in order, each event once, whatever the network does (seed %i)', async (seed) => {
  const chance = seeded(seed);
  const world = new World(chance);
  const gateway = new PlayedGateway(world, chance);
  // posts of one connection arrive in their order; only what the gateway says is shuffled
  const ordered = world.onFrame;
  world.onFrame = (socket, frame) => (frame.type === 'post' ? inOrder(world, () => ordered(socket, frame)) : ordered(socket, frame));

  let client = new ConversationClient(world, tokens(), 'c-1', () => 'zh-CN');
  const shown = () => client.snapshot().conversations.get(C)?.events ?? [];
  const begin = () => {
    client.open({ kind: 'HELP_CENTRE' }, REQUEST);
    client.watch(client.snapshot().opened.get(REQUEST) ?? `pending:${REQUEST}`);
  };
  begin();
  const asked: string[] = [];

  for (let step = 0; step < STEPS; step++) {
    const fate = chance();
    const conversation = client.snapshot().opened.get(REQUEST) ?? `pending:${REQUEST}`;
    if (fate < 0.25) {
      asked.push(`own ${asked.length}`);
      client.post(conversation, asked.at(-1) ?? '');
    } else if (fate < 0.5 && gateway.log.length > 0) {
      gateway.happen(message(C, gateway.log.length + 1, 'BOT'));
    } else if (fate < 0.58) {
      gateway.cutAll();
    } else if (fate < 0.61) {
      client.stop();
      client = new ConversationClient(world, tokens(), 'c-1', () => 'zh-CN');
      begin();
    } else {
      await world.pass(Math.floor(chance() * 3_000));
    }
    const ids = shown()
      .map((event) => event.id)
      .join();
    if (
      ids !==
      gateway.log
        .slice(0, shown().length)
        .map((event) => event.id)
        .join()
    )
      expect.fail(`step ${step} shows ${ids}`);
  }

  gateway.calm = true;
  // a lost event shows by the next one; only a gateway that breaks its promise loses the very last
  gateway.happen(message(C, gateway.log.length + 1, 'BOT'));
  await world.pass(180_000);
  expect(shown()).toEqual(gateway.log);
  const own = gateway.log.flatMap((event) =>
    event.eventType === 'conversation.message-posted.v1' && event.data.author.kind === 'CUSTOMER' && event.data.content.kind === 'text'
      ? [event.data.content.text]
      : [],
  );
  expect([...own].sort()).toEqual([...asked].sort());
  expect(client.snapshot().conversations.get(C)?.outgoing).toEqual([]);
});

/** A tick of its own for each, in the order of calling. */
function inOrder(world: World, call: () => void): void {
  world.after(0, call);
}
