import type { Peer } from '../src/call/words.js';

/**
 * A browser's connection as far as negotiation goes: WebRTC 1.0's signalling states, implicit descriptions, roll-back of
 * one's own offer, and candidates that belong to a generation. No sound flows.
 */
export class PlayedPeer implements Peer {
  signalingState: RTCSignalingState = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  localDescription: RTCSessionDescription | null = null;
  remoteDescription: RTCSessionDescription | null = null;
  onconnectionstatechange: ((event: never) => void) | null = null;
  onicecandidate: ((event: never) => void) | null = null;
  onnegotiationneeded: ((event: never) => void) | null = null;
  ontrack: ((event: never) => void) | null = null;
  readonly tracks: unknown[] = [];
  readonly candidates: string[] = [];
  closed = false;
  generation = 0;
  #agreed = 0;
  #needed = false;
  #checking = false;
  #busy = false;
  #number = 0;

  constructor(readonly name: string) {}

  addTrack = (track: MediaStreamTrack): RTCRtpSender => {
    this.tracks.push(track);
    this.need();
    return {} as RTCRtpSender;
  };

  restartIce = (): void => {
    this.generation++;
    this.need();
  };

  /** Something changed that the other side must agree to. */
  need(): void {
    this.#needed = true;
    this.check();
  }

  /** Once, when nothing else is under way, as browsers do. */
  private check(): void {
    if (this.#checking) return;
    this.#checking = true;
    queueMicrotask(() => {
      this.#checking = false;
      if (!this.#needed || this.#busy || this.signalingState !== 'stable') return;
      this.#needed = false;
      this.onnegotiationneeded?.({} as never);
    });
  }

  private async work(what: () => void): Promise<void> {
    this.#busy = true;
    await Promise.resolve();
    this.#busy = false;
    what();
    this.check();
  }

  setLocalDescription = (): Promise<void> => this.work(() => this.describe());

  private describe(): void {
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.localDescription = { type, sdp: `${type} ${this.name} ${++this.#number}` } as RTCSessionDescription;
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    if (type === 'answer') this.agree(this.remoteDescription?.sdp, this.localDescription.sdp);
    for (let i = 0; i < 3; i++) {
      const candidate = { candidate: `way ${this.name} ${this.#number} ${i}`, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' };
      this.onicecandidate?.({ candidate } as never);
    }
    this.onicecandidate?.({ candidate: null } as never);
  }

  setRemoteDescription = (description: RTCSessionDescriptionInit): Promise<void> => this.work(() => this.hear(description));

  private hear(description: RTCSessionDescriptionInit): void {
    if (description.type === 'offer') {
      // an own offer is rolled back, and what it was for is needed again
      this.#needed ||= this.signalingState === 'have-local-offer';
      this.signalingState = 'have-remote-offer';
    } else {
      if (this.signalingState !== 'have-local-offer') throw new DOMException('no offer', 'InvalidStateError');
      if (!description.sdp?.includes('answer')) throw new DOMException('no answer', 'OperationError');
      this.signalingState = 'stable';
      this.agree(this.localDescription?.sdp, description.sdp);
    }
    this.remoteDescription = description as RTCSessionDescription;
  }

  addIceCandidate = async (candidate?: RTCIceCandidateInit | null): Promise<void> => {
    await Promise.resolve();
    if (candidate?.candidate) this.candidates.push(candidate.candidate);
  };

  /** How often the two came to an agreement. */
  get agreed(): number {
    return this.#agreed;
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.onconnectionstatechange?.({} as never);
  }

  close = (): void => {
    this.closed = true;
  };

  private agree(offer: string | undefined, answer: string): void {
    this.#agreed++;
    this.lastAgreement = `${offer} / ${answer}`;
  }

  lastAgreement = '';
}
