import { Negotiation } from './negotiation.js';
import type { After, CallWords, Peer } from './words.js';

/** What a call needs of the browser; tests bring their own. */
export interface TalkPlatform {
  newId(): string;
  after: After;
  /** Asks the person for microphone and camera. Fails as `getUserMedia` does. */
  media(camera: boolean): Promise<MediaStream>;
  peer(servers: RTCConfiguration): Peer;
}

interface TalkOwner {
  say(words: CallWords): void;
  changed(): void;
  /** The two have lost each other for good. */
  lost(): void;
}

/** A break so long is not one that mends itself: another way is looked for. */
const RESTART_MILLIS = 4_000;
/** The two have so long to find each other, at first and after a break. */
const LOST_MILLIS = 25_000;

/** Sound and pictures of one call, from the permission to the last word. */
export class Talk {
  remote: MediaStream | undefined;
  #peer: Peer | undefined;
  #negotiation: Negotiation | undefined;
  #everConnected = false;
  #restarting: (() => void) | undefined;
  #losing: (() => void) | undefined;
  #tracksAdded = false;
  #over = false;

  private constructor(
    private readonly platform: TalkPlatform,
    private readonly owner: TalkOwner,
    readonly local: MediaStream,
  ) {}

  /** Opens microphone and camera; nothing is sent before {@link connect}. */
  static async open(platform: TalkPlatform, camera: boolean, owner: TalkOwner): Promise<Talk> {
    return new Talk(platform, owner, await platform.media(camera));
  }

  /** Begins to find the other side. The one who asked for the call makes the first offer, the other answers it. */
  connect(servers: RTCConfiguration, asker: boolean): void {
    const peer = this.platform.peer(servers);
    this.#peer = peer;
    this.#negotiation = new Negotiation(peer, !asker, (words) => this.owner.say(words), this.platform.after);
    peer.ontrack = (event: { streams: readonly MediaStream[] }) => {
      this.remote = event.streams[0];
      this.owner.changed();
    };
    peer.onconnectionstatechange = () => this.look();
    this.awaitConnection();
    if (asker) this.addTracks();
    else this.owner.say({ candidates: [] });
  }

  get connected(): boolean {
    return this.#peer !== undefined;
  }

  get phase(): 'connecting' | 'talking' | 'reconnecting' {
    if (this.#peer?.connectionState === 'connected') return 'talking';
    return this.#everConnected ? 'reconnecting' : 'connecting';
  }

  hear(words: CallWords): void {
    if (words.description?.type === 'OFFER') this.addTracks();
    void this.#negotiation?.hear(words);
  }

  wayIsBack(): void {
    this.#negotiation?.wayIsBack();
  }

  get hasCamera(): boolean {
    return this.local.getVideoTracks().length > 0;
  }

  isOn(what: 'microphone' | 'camera'): boolean {
    return this.tracks(what).some((track) => track.enabled);
  }

  /** Silent or dark: the other side gets silence and black, and knows no difference to a broken device. */
  toggle(what: 'microphone' | 'camera'): void {
    for (const track of this.tracks(what)) track.enabled = !track.enabled;
  }

  /** Lets go of microphone and camera, so that their lights go out. */
  close(): void {
    this.#over = true;
    this.#restarting?.();
    this.#losing?.();
    this.#negotiation?.close();
    if (this.#peer) {
      this.#peer.onconnectionstatechange = null;
      this.#peer.ontrack = null;
      this.#peer.close();
    }
    for (const track of this.local.getTracks()) track.stop();
  }

  private tracks(what: 'microphone' | 'camera'): MediaStreamTrack[] {
    return what === 'microphone' ? this.local.getAudioTracks() : this.local.getVideoTracks();
  }

  private addTracks(): void {
    if (this.#tracksAdded) return;
    this.#tracksAdded = true;
    for (const track of this.local.getTracks()) this.#peer?.addTrack(track, this.local);
  }

  private look(): void {
    if (this.#over) return;
    this.#restarting?.();
    const state = this.#peer?.connectionState;
    if (state === 'connected') {
      this.#everConnected = true;
      this.#losing?.();
      this.#losing = undefined;
    } else {
      this.awaitConnection();
      if (state === 'failed') this.#peer?.restartIce();
      if (state === 'disconnected') this.#restarting = this.platform.after(RESTART_MILLIS, () => this.#peer?.restartIce());
    }
    this.owner.changed();
  }

  private awaitConnection(): void {
    this.#losing ??= this.platform.after(LOST_MILLIS, () => {
      if (!this.#over) this.owner.lost();
    });
  }
}
