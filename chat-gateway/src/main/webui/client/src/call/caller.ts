import type { CallKind, CallSide, LoggedCall } from './calls.js';
import { Talk, type TalkPlatform } from './talk.js';
import type { CallWords } from './words.js';

/** The way into the suite; each of its frames may be lost, and is said again when the way is back. */
export interface CallLine {
  request(conversationId: string, callId: string, kind: CallKind, endpoint: string): void;
  accept(conversationId: string, callId: string, endpoint: string): void;
  /** @param lost whether that is because the connection to the other side broke */
  end(conversationId: string, callId: string, lost: boolean): void;
  say(conversationId: string, callId: string, endpoint: string, words: CallWords): void;
  /** The servers for a call that is on. */
  servers(conversationId: string, callId: string): Promise<RTCConfiguration>;
}

/** Why there is no call, in a word for which pages have sentences. */
export type CallProblem = 'denied' | 'no-device' | 'device-busy' | 'insecure' | 'refused' | 'unreachable';

/**
 * `opening`: microphone and camera are asked for; `asking`: the suite is asked; `ringing`: at the other side;
 * `answering`: we have agreed; then the two find each other, talk, and may lose each other for a while.
 */
export type CallPhase = 'opening' | 'asking' | 'ringing' | 'answering' | 'connecting' | 'talking' | 'reconnecting';

/** The call in which this page takes part. */
export interface OwnCall {
  readonly conversationId: string;
  readonly callId: string;
  readonly kind: CallKind;
  readonly phase: CallPhase;
  readonly local: MediaStream | undefined;
  readonly remote: MediaStream | undefined;
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Whether there is a camera at all to turn on and off. */
  readonly hasCamera: boolean;
}

export interface CallerSnapshot {
  readonly own: OwnCall | undefined;
  readonly problem: { readonly conversationId: string; readonly problem: CallProblem } | undefined;
}

interface Own {
  readonly conversationId: string;
  readonly callId: string;
  readonly endpoint: string;
  readonly kind: CallKind;
  readonly asker: boolean;
  phase: CallPhase;
  talk: Talk | undefined;
  /** Whether the log has shown it. */
  seen: boolean;
  early: CallWords[];
}

/** The suite has so long to show what was asked for. */
const SHOWN_WITHIN_MILLIS = 20_000;

/**
 * The calls of one page, free of any framework: at most one at a time. The log says what is the case; this class opens
 * and closes what belongs to it.
 */
export class Caller {
  #own: Own | undefined;
  #problem: CallerSnapshot['problem'];
  #snapshot: CallerSnapshot = { own: undefined, problem: undefined };
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly line: CallLine,
    private readonly side: CallSide,
    private readonly platform: TalkPlatform,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): CallerSnapshot => this.#snapshot;

  /** Asks the other side for a call, once the person has let us open his microphone. */
  async ask(conversationId: string, kind: CallKind): Promise<void> {
    const own = await this.open(conversationId, this.platform.newId(), kind, true, kind === 'VIDEO');
    if (!own) return;
    own.phase = 'asking';
    this.line.request(conversationId, own.callId, kind, own.endpoint);
    this.expect(own);
    this.publish();
  }

  /** Agrees to a call that rings here. */
  async answer(conversationId: string, call: LoggedCall, camera: boolean): Promise<void> {
    const own = await this.open(conversationId, call.id, call.kind, false, camera);
    if (!own) return;
    own.phase = 'answering';
    own.seen = true;
    this.line.accept(conversationId, call.id, own.endpoint);
    this.expect(own);
    this.publish();
  }

  /** Declines what rings here, or ends what another page of ours is in. */
  end(conversationId: string, callId: string): void {
    if (this.#own?.callId === callId) this.hangUp();
    else this.line.end(conversationId, callId, false);
  }

  hangUp(lost = false): void {
    const own = this.#own;
    if (!own) return;
    if (own.phase !== 'opening') this.line.end(own.conversationId, own.callId, lost);
    this.over();
  }

  toggle(what: 'microphone' | 'camera'): void {
    this.#own?.talk?.toggle(what);
    this.publish();
  }

  forgetProblem(): void {
    this.#problem = undefined;
    this.publish();
  }

  /** What the log says of a conversation's call now. */
  logged(conversationId: string, call: LoggedCall | undefined): void {
    const own = this.#own;
    if (own?.conversationId !== conversationId || own.phase === 'opening') return;
    if (call?.id !== own.callId) {
      // an event that has not come yet is not the end
      if (own.seen) this.over();
      return;
    }
    own.seen = true;
    if (call.since === undefined) {
      if (own.phase === 'asking') {
        own.phase = 'ringing';
        this.publish();
      }
    } else if ((own.asker ? call.asker : call.answerer) !== own.endpoint) {
      // another page of ours was faster
      this.over();
    } else if (own.phase === 'asking' || own.phase === 'ringing' || own.phase === 'answering') {
      void this.connect(own);
    }
  }

  /** What the other side's browser says. */
  heard(conversationId: string, callId: string, words: CallWords): void {
    const own = this.#own;
    if (own?.conversationId !== conversationId || own.callId !== callId) return;
    // faster than the event that both have agreed
    if (own.phase === 'ringing' || own.phase === 'answering' || !own.talk?.connected) own.early.push(words);
    else own.talk.hear(words);
  }

  /** The suite refused what was asked of it. */
  refused(callId: string): void {
    const own = this.#own;
    if (own?.callId === callId && (own.phase === 'asking' || own.phase === 'answering')) {
      this.fail(own.conversationId, 'refused');
    }
  }

  /** The socket is there again after a cut: the call goes on. */
  online(): void {
    const own = this.#own;
    if (!own) return;
    if (own.phase === 'asking') this.line.request(own.conversationId, own.callId, own.kind, own.endpoint);
    else if (own.phase === 'answering') this.line.accept(own.conversationId, own.callId, own.endpoint);
    else own.talk?.wayIsBack();
  }

  private async open(conversationId: string, callId: string, kind: CallKind, asker: boolean, camera: boolean): Promise<Own | undefined> {
    if (this.#own) return undefined;
    const own: Own = {
      conversationId,
      callId,
      endpoint: this.platform.newId(),
      kind,
      asker,
      phase: 'opening',
      talk: undefined,
      seen: false,
      early: [],
    };
    this.#own = own;
    this.#problem = undefined;
    this.publish();
    try {
      const talk = await Talk.open(this.platform, camera, {
        say: (words) => this.line.say(conversationId, callId, own.endpoint, words),
        changed: () => this.changed(own),
        lost: () => this.#own === own && this.hangUp(true),
      });
      if (this.#own !== own) {
        talk.close();
        return undefined;
      }
      own.talk = talk;
      return own;
    } catch (error) {
      if (this.#own === own) this.fail(conversationId, problemOf(error));
      return undefined;
    }
  }

  private async connect(own: Own): Promise<void> {
    own.phase = 'connecting';
    this.publish();
    let servers: RTCConfiguration;
    try {
      servers = await this.line.servers(own.conversationId, own.callId);
    } catch {
      // without servers the two may still find each other in one network
      servers = {};
    }
    if (this.#own !== own) return;
    own.talk?.connect(servers, own.asker);
    own.early.splice(0).forEach((words) => own.talk?.hear(words));
    this.changed(own);
  }

  private changed(own: Own): void {
    if (this.#own !== own) return;
    if (own.talk?.connected) own.phase = own.talk.phase;
    this.publish();
  }

  private expect(own: Own): void {
    this.platform.after(SHOWN_WITHIN_MILLIS, () => {
      if (this.#own === own && (own.phase === 'asking' || own.phase === 'answering')) {
        this.line.end(own.conversationId, own.callId, false);
        this.fail(own.conversationId, 'unreachable');
      }
    });
  }

  private fail(conversationId: string, problem: CallProblem): void {
    this.#problem = { conversationId, problem };
    this.over();
  }

  private over(): void {
    this.#own?.talk?.close();
    this.#own = undefined;
    this.publish();
  }

  private publish(): void {
    const own = this.#own;
    this.#snapshot = {
      problem: this.#problem,
      own: own && {
        conversationId: own.conversationId,
        callId: own.callId,
        kind: own.kind,
        phase: own.phase,
        local: own.talk?.local,
        remote: own.talk?.remote,
        microphone: own.talk?.isOn('microphone') ?? false,
        camera: own.talk?.isOn('camera') ?? false,
        hasCamera: own.talk?.hasCamera ?? false,
      },
    };
    this.#listeners.forEach((listener) => listener());
  }

  /** Which side of a call this page is on. */
  isOurs(call: LoggedCall): boolean {
    return call.by.kind === this.side;
  }
}

/** By the names of WebRTC's and Media Capture's errors. */
function problemOf(error: unknown): CallProblem {
  switch ((error as { name?: unknown } | undefined)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no-device';
    case 'NotReadableError':
    case 'AbortError':
      return 'device-busy';
    default:
      return 'insecure';
  }
}
