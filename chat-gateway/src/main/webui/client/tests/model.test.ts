import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConversationClient, type LoggedEvent, type Outgoing } from '../src/index.js';
import { message } from '../../tests/events';
import { PlayedGateway } from './playedGateway';
import { World, seeded, settled, tokens } from './world';

/** XIAOER_SEED (and XIAOER_PATH, both printed with a failure) repeat a run; XIAOER_RUNS makes it longer. */
const SEED = process.env.XIAOER_SEED ? Number(process.env.XIAOER_SEED) : Date.now() % 2 ** 31;
const RUNS = Number(process.env.XIAOER_RUNS ?? 200);
const TIMEOUT_MILLIS = Math.max(120_000, RUNS * 100);
const REQUEST = 'request-1';
const C = 'conversation-1';
const PERSON = 'c-1';
const CALM_MILLIS = 240_000;

type Step =
  | { do: 'post' | 'answer' | 'retry' | 'reload' | 'crash' | 'offline' | 'online' }
  /** The network, a dying node or a restarting one: they differ by the code only. */
  | { do: 'cut'; code: number }
  | { do: 'pass'; millis: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Step>({ do: 'post' }) },
  { weight: 6, arbitrary: fc.constant<Step>({ do: 'answer' }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant('pass' as const), millis: fc.integer({ min: 0, max: 4_000 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const), code: fc.constantFrom(1006, 1012, 1013, 4401, 4408) }) },
  { weight: 2, arbitrary: fc.constantFrom<Step>({ do: 'reload' }, { do: 'crash' }, { do: 'retry' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ do: 'offline' }, { do: 'online' }) },
);

const textOf = (event: LoggedEvent) =>
  event.eventType === 'conversation.message-posted.v1' && event.data.content.kind === 'text' ? event.data.content.text : '';
const isOwn = (event: LoggedEvent) =>
  event.eventType === 'conversation.message-posted.v1' && event.data.author.kind === 'CUSTOMER' && textOf(event) !== '';
const words = (entry: Outgoing) => (entry.frame.type === 'post' ? [(entry.frame as { text: string }).text] : []);

/** A customer who writes, on a device that is reloaded, killed and taken into tunnels; checked each time the page would be drawn. */
class Customer {
  readonly asked: string[] = [];
  readonly world: World;
  readonly gateway: PlayedGateway;
  client: ConversationClient;
  #quiet = (): void => undefined;
  #kill = (): void => undefined;

  constructor(seed: number) {
    this.world = new World(seeded(seed));
    this.gateway = new PlayedGateway(this.world, C, seeded(seed + 1));
    this.client = this.begin();
  }

  async take(next: Step): Promise<void> {
    switch (next.do) {
      case 'post':
        this.asked.push(`own ${this.asked.length + 1}`);
        expect(this.client.post(this.conversationId, this.asked.at(-1) ?? '')).toBe(true);
        break;
      case 'answer':
        if (this.gateway.log.length > 0) this.gateway.happen((seq) => message(C, seq, 'BOT'));
        break;
      case 'retry':
        this.retryRefused();
        break;
      case 'cut':
        this.gateway.cut(next.code);
        break;
      case 'reload':
        this.leavePage();
        this.client.stop();
        this.client = this.begin();
        break;
      case 'crash':
        // nothing of the page is told that it ends; what was on its way to the gateway may still arrive
        this.leavePage();
        this.#kill();
        this.client = this.begin();
        break;
      case 'offline':
        this.world.hasNetwork = false;
        this.client.networkLost();
        this.gateway.cut(1006);
        break;
      case 'online':
        this.world.hasNetwork = true;
        this.client.wake();
        break;
      case 'pass':
        await this.world.pass(next.millis);
    }
    await settled();
    this.check();
  }

  async calmDown(): Promise<void> {
    this.gateway.calm = true;
    await this.take({ do: 'online' });
    await this.world.pass(CALM_MILLIS / 2);
    this.retryRefused();
    // a lost event shows by the next one; only a gateway that breaks its promise loses the very last
    if (this.gateway.log.length > 0) this.gateway.happen((seq) => message(C, seq, 'BOT'));
    await this.world.pass(CALM_MILLIS / 2);
    this.check();
  }

  shown(): readonly LoggedEvent[] {
    return this.client.snapshot().conversations.get(C)?.events ?? [];
  }

  outgoing(): readonly Outgoing[] {
    return [...this.client.snapshot().conversations.values()].flatMap((conversation) => conversation.outgoing);
  }

  /** The outbox as the next page would find it. */
  private kept(): readonly Outgoing[] {
    return JSON.parse(this.world.kept.get(`xiaoer.outbox.${PERSON}`) ?? '[]') as Outgoing[];
  }

  private check(): void {
    const shown = this.shown();
    const { log, accepted, refused } = this.gateway;
    // no gap, no duplicate, the order of the log
    expect(shown.map((event) => event.seq)).toEqual(shown.map((_, index) => index + 1));
    expect(shown.map((event) => event.id)).toEqual(log.slice(0, shown.length).map((event) => event.id));
    // a message is on the page once: in the log or under way
    const own = shown.filter(isOwn).map(textOf);
    const under = this.outgoing().flatMap(words);
    expect(new Set([...own, ...under]).size).toBe(own.length + under.length);
    // no message is ever lost: the device keeps it until the gateway has it
    const safe = new Set([...log.map(textOf), ...this.kept().flatMap(words)]);
    expect(this.asked.filter((text) => !safe.has(text))).toEqual([]);
    // each accepted message takes effect once
    const logged = log.filter(isOwn).map(textOf);
    expect(new Set(logged).size).toBe(logged.length);
    // in the order in which they were written, but for those that were refused for good in between
    const smooth = accepted.filter(({ ref }) => !refused.has(ref)).map(({ text }) => this.asked.indexOf(text));
    expect(smooth).toEqual([...smooth].sort((a, b) => a - b));
  }

  private begin(): ConversationClient {
    const { environment, kill } = this.world.page();
    this.#kill = kill;
    const client = new ConversationClient(environment, tokens(), PERSON, () => 'zh-CN');
    client.open({ kind: 'HELP_CENTRE' }, REQUEST);
    client.watch(client.snapshot().opened.get(REQUEST) ?? `pending:${REQUEST}`);
    this.#quiet = client.subscribe(() => client === this.client && this.check());
    return client;
  }

  private leavePage(): void {
    this.#quiet();
  }

  private retryRefused(): void {
    for (const entry of this.outgoing()) if (entry.state === 'refused') this.client.retry(entry.ref);
  }

  private get conversationId(): string {
    return this.client.snapshot().opened.get(REQUEST) ?? `pending:${REQUEST}`;
  }
}

it(
  `displays the log, in order, each event once, and loses no message, whatever the network does (seed ${SEED})`,
  async () => {
    const run = async (steps: Step[], seed: number) => {
      // runs are made of promises only: between two of them the worker must hear of its runner
      await new Promise((resolve) => setTimeout(resolve));
      const customer = new Customer(seed);
      for (const next of steps) await customer.take(next);
      await customer.calmDown();
      expect(customer.shown()).toEqual(customer.gateway.log);
      expect(customer.gateway.log.filter(isOwn).map(textOf).sort()).toEqual([...customer.asked].sort());
      expect(customer.outgoing()).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 100, size: 'max' }), fc.nat(), run), {
      seed: SEED,
      numRuns: RUNS,
      ...(process.env.XIAOER_PATH ? { path: process.env.XIAOER_PATH } : {}),
    });
  },
  TIMEOUT_MILLIS,
);
