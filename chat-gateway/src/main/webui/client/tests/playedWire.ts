import type { CustomerFrame } from '../src/frames.js';
import type { Wire } from '../src/wire.js';
import { World } from './world';

/** A wire that a test holds: what was put on it, and how often something was asked of it. */
export class PlayedWire implements Wire {
  readonly world = new World();
  readonly frames: CustomerFrame[] = [];
  /** Whether there is a connection. */
  online = true;
  starts = 0;
  restarts = 0;
  hellos = 0;
  changes = 0;

  start = () => void this.starts++;
  send = (frame: CustomerFrame) => {
    if (this.online) this.frames.push(frame);
    return this.online;
  };
  restart = () => void this.restarts++;
  helloAgain = () => void this.hellos++;
  now = () => this.world.now();
  random = () => this.world.random();
  newId = () => this.world.newId();
  later = (milliseconds: number, call: () => void) => this.world.after(milliseconds, call);
  changed = () => void this.changes++;
}
