import { expect, it } from 'vitest';
import { CUSTOMER, events, says } from '../test/log';
import { EARLY_EVENTS, EMPTY, hasGap, lastSeq, merge } from './transcript';

const TEN = events(1, ...Array.from({ length: 10 }, (_, i) => says(CUSTOMER, String(i + 1))));
const seqs = (transcript: typeof EMPTY) => transcript.events.map((event) => event.seq);
const some = (...numbers: number[]) => numbers.map((n) => TEN[n - 1]!);

it('appends what follows', () => {
  const transcript = merge(merge(EMPTY, some(1, 2)), some(3));
  expect(seqs(transcript)).toEqual([1, 2, 3]);
  expect(hasGap(transcript)).toBe(false);
});

it('takes the same event twice as one, and says so by changing nothing', () => {
  const transcript = merge(EMPTY, some(1, 2));
  expect(merge(transcript, some(2, 1))).toBe(transcript);
});

it('keeps what lies beyond a gap aside until the gap is filled', () => {
  const gapped = merge(merge(EMPTY, some(1, 2)), some(5, 4));
  expect(seqs(gapped)).toEqual([1, 2]);
  expect(hasGap(gapped)).toBe(true);
  expect(lastSeq(gapped)).toBe(2);
  const filled = merge(gapped, some(3));
  expect(seqs(filled)).toEqual([1, 2, 3, 4, 5]);
  expect(hasGap(filled)).toBe(false);
});

it('takes live events before the history has begun', () => {
  const live = merge(EMPTY, some(9, 10));
  expect(seqs(merge(live, some(1, 2, 3, 4, 5, 6, 7, 8, 9)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

it('ends in the same transcript for every order of arrival', () => {
  let seed = 20261121;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 200; round++) {
    let transcript = EMPTY;
    const arrivals = [...TEN, ...TEN];
    while (arrivals.length > 0) {
      transcript = merge(transcript, arrivals.splice(random(arrivals.length), 1 + random(3)));
    }
    expect(seqs(transcript), `seed 20261121, round ${round}`).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  }
});

it('keeps a limited number of events beyond a gap', () => {
  const many = events(2, ...Array.from({ length: EARLY_EVENTS + 20 }, () => says(CUSTOMER, '喂')));
  expect(merge(EMPTY, many).early).toHaveLength(EARLY_EVENTS);
});
