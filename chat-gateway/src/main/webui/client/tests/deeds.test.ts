import { beforeEach, describe, expect, it } from 'vitest';
import { Deeds } from '../src/deeds.js';
import type { FrameOf } from '../src/frames.js';
import { PlayedWire } from './playedWire';

let wire: PlayedWire;
let deeds: Deeds;

beforeEach(() => {
  wire = new PlayedWire();
  deeds = new Deeds(wire);
});

const deed = (id: string) => ({ id, at: '2026-11-20T04:00:00Z', what: { kind: 'browsed', shopId: 'yunxi', page: 'home' } }) as const;
const told = () =>
  wire.frames
    .filter((frame): frame is FrameOf<'behaviour'> => frame.type === 'behaviour')
    .map((frame) => [frame.consent, ...frame.deeds.map(({ id }) => id)]);

describe('deeds', () => {
  it('are told at once, and once', () => {
    deeds.did([deed('d-1')]);
    deeds.tell();
    expect(wire.frames).toEqual([{ type: 'behaviour', requestId: 'id-1', deeds: [deed('d-1')] }]);
    expect(wire.starts).toBe(1);
  });

  it('wait together for a connection', () => {
    wire.online = false;
    deeds.did([deed('d-1')]);
    deeds.did([deed('d-2'), deed('d-3')]);
    wire.online = true;
    deeds.tell();
    expect(told()).toEqual([[undefined, 'd-1', 'd-2', 'd-3']]);
  });

  it('are told each under the consent with which it was done, in their order', () => {
    wire.online = false;
    deeds.did([deed('d-1')], '2026-10');
    deeds.did([deed('d-2')], '2026-10');
    deeds.did([deed('d-3')]);
    deeds.did([deed('d-4')], '2026-11');
    wire.online = true;
    deeds.tell();
    expect(told()).toEqual([
      ['2026-10', 'd-1', 'd-2'],
      [undefined, 'd-3'],
      ['2026-11', 'd-4'],
    ]);
  });

  it('are forgotten, the oldest first, where more than a hundred wait', () => {
    wire.online = false;
    for (let count = 1; count <= 101; count++) deeds.did([deed(`d-${count}`)]);
    wire.online = true;
    deeds.tell();
    expect(told()[0]).toHaveLength(1 + 100);
    expect(told()[0]?.[1]).toBe('d-2');
  });
});
