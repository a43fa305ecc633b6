import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Negotiation } from '../src/call/negotiation.js';
import type { CallWords } from '../src/call/words.js';
import { PlayedPeer } from './playedPeer.js';
import { World, settled } from './world.js';

/** Two browsers, and a way between them that may lose, delay and double what they say, but keeps its order, as sockets and partitions do. */
class Two {
  readonly world = new World();
  readonly asker = new PlayedPeer('asker');
  readonly other = new PlayedPeer('other');
  readonly said: (CallWords & { by: 'asker' | 'other' })[] = [];
  readonly negotiations: Record<'asker' | 'other', Negotiation>;

  constructor(fate: () => 'lost' | 'doubled' | number) {
    const last = { asker: 0, other: 0 };
    const carry = (to: 'asker' | 'other') => (words: CallWords) => {
      this.said.push({ ...words, by: to === 'asker' ? 'other' : 'asker' });
      const what = fate();
      if (what === 'lost') return;
      const times = what === 'doubled' ? 2 : 1;
      for (let i = 0; i < times; i++) {
        const comes = Math.max(last[to], this.world.time + (what === 'doubled' ? 10 + i * 500 : what));
        last[to] = comes;
        this.world.later(comes - this.world.time, () => void this.negotiations[to].hear(structuredClone(words)));
      }
    };
    this.negotiations = {
      asker: new Negotiation(this.asker, false, carry('other'), this.world.after),
      other: new Negotiation(this.other, true, carry('asker'), this.world.after),
    };
  }

  async pass(millis: number): Promise<void> {
    for (let passed = 0; passed < millis; passed += 50) {
      await this.world.pass(50);
      await settled();
    }
  }

  get agree(): boolean {
    return (
      this.asker.signalingState === 'stable' &&
      this.other.signalingState === 'stable' &&
      this.asker.agreed > 0 &&
      this.asker.lastAgreement === this.other.lastAgreement
    );
  }
}

describe('the negotiation of a call', () => {
  it('agrees in one exchange on a good network, and tells candidates together', async () => {
    const two = new Two(() => 10);
    two.asker.need();
    await two.pass(500);
    expect(two.agree).toBe(true);
    expect(two.asker.agreed).toBe(1);
    expect(two.other.candidates).toEqual(['way asker 1 0', 'way asker 1 1', 'way asker 1 2']);
    expect(two.said.filter((words) => words.candidates.length > 0)).toHaveLength(2);
  });

  it('lets the polite side give way when both offer at once', async () => {
    const two = new Two(() => 10);
    two.asker.need();
    two.other.need();
    await two.pass(500);
    expect(two.agree).toBe(true);
    const answers = two.said.filter(({ description }) => description?.type === 'ANSWER').map(({ by }) => by);
    expect(answers, 'first the polite side gives way, then what it wanted is agreed').toEqual(['other', 'asker']);
  });

  it('asks again when an offer was lost, and is not confused by an answer that comes twice', async () => {
    const fates: ('lost' | 'doubled' | number)[] = ['lost', 'lost', 10, 'doubled'];
    const two = new Two(() => fates.shift() ?? 10);
    two.asker.need();
    await two.pass(2_000);
    expect(two.agree).toBe(false);
    await two.pass(4_000);
    expect(two.agree).toBe(true);
  });

  it('says again what may have been lost when the way is back, and looks for another way where the old one broke', async () => {
    const two = new Two(() => 'lost');
    two.asker.need();
    await settled();
    const before = two.said.length;
    two.negotiations.asker.wayIsBack();
    expect(two.said.at(-1)?.description?.type).toBe('OFFER');
    expect(two.said.length).toBe(before + 1);
    two.other.connectionState = 'disconnected';
    two.negotiations.other.wayIsBack();
    expect(two.other.generation).toBe(1);
  });

  it('is silent after its end', async () => {
    const two = new Two(() => 10);
    two.asker.need();
    await settled();
    two.negotiations.asker.close();
    await two.pass(10_000);
    expect(two.said.filter(({ by }) => by === 'asker')).toHaveLength(1);
  });

  it('comes to one agreement on any network that carries some of it, whoever begins and however often', async () => {
    const fate = fc.oneof(
      { weight: 2, arbitrary: fc.constant('lost' as const) },
      { weight: 1, arbitrary: fc.constant('doubled' as const) },
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 1_500 }) },
    );
    const step = fc.constantFrom('asker needs', 'other needs', 'asker restarts', 'other restarts', 'way is back', 'time passes');
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 40 }), fc.array(step, { maxLength: 12 }), async (fates, steps) => {
        const coming = [...fates];
        const two = new Two(() => coming.shift() ?? 10);
        two.asker.need();
        for (const one of steps) {
          if (one === 'asker needs') two.asker.need();
          if (one === 'other needs') two.other.need();
          if (one === 'asker restarts') two.asker.restartIce();
          if (one === 'other restarts') two.other.restartIce();
          if (one === 'way is back') two.negotiations.other.wayIsBack();
          await two.pass(one === 'time passes' ? 800 : 50);
        }
        // as long as it takes until the network is good
        for (let i = 0; i < 40 && coming.length > 0; i++) {
          two.asker.need();
          await two.pass(2_600);
        }
        await two.pass(10_000);
        expect(two.agree).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
