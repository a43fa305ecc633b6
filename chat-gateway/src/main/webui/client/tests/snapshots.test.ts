import { beforeEach, expect, it } from 'vitest';
import type { Snapshot } from '../src/index.js';
import { Snapshots } from '../src/snapshots.js';
import { World } from './world';

let world: World;
let heard: Snapshot[];
let snapshots: Snapshots;

beforeEach(() => {
  world = new World();
  heard = [];
  snapshots = new Snapshots(() => ({ rests: false }) as Snapshot, world.after);
  snapshots.subscribe(() => heard.push(snapshots.current));
});

it('is one value until something changes, and another then', () => {
  const before = snapshots.current;
  expect(snapshots.current).toBe(before);
  snapshots.publish();
  expect(heard).toEqual([snapshots.current]);
  expect(snapshots.current).not.toBe(before);
});

it('tells of much that comes within a moment once', async () => {
  for (let count = 0; count < 100; count++) snapshots.publishSoon();
  await world.pass(59);
  expect(heard).toEqual([]);
  await world.pass(60);
  expect(heard).toHaveLength(1);
});

it('tells at once of what cannot wait, together with what could', async () => {
  snapshots.publishSoon();
  snapshots.publish();
  await world.pass(100);
  expect(heard).toHaveLength(1);
});

it('tells nobody who has gone', () => {
  let told = 0;
  const leave = snapshots.subscribe(() => told++);
  leave();
  snapshots.publish();
  expect(told).toBe(0);
});
