import type { After, CallCandidate, CallWords, Peer } from './words.js';

/** Candidates that are found within this time travel together. */
const GATHER_MILLIS = 100;
/** Most candidates that travel together (`Limits.ICE_CANDIDATES` of the contracts). */
const TOGETHER = 16;
/** An offer without an answer for so long was lost, or its answer was: words are signals, and may be. */
const ASK_AGAIN_MILLIS = 2_500;

/**
 * How two browsers agree on what flows between them: the "perfect negotiation" of WebRTC 1.0, section 10.7. Both sides
 * run the same code; when both offer at once, the polite one gives way. What it says may be lost: an offer is repeated,
 * with all candidates that were found meanwhile, until it is answered.
 */
export class Negotiation {
  #makingOffer = false;
  #ignoringOffer = false;
  #settingAnswer = false;
  #found: CallCandidate[] = [];
  #telling: (() => void) | undefined;
  #asking: (() => void) | undefined;
  #over = false;
  /** Number of the last offer of our own, and of the last one of the other side's that was answered. */
  #offered = 0;
  #answered = 0;
  /** One after the other, as they came. */
  #work: Promise<void> = Promise.resolve();

  /**
   * @param polite whether this side gives way; one side is, the other is not
   * @param say passes words on to the other side; may lose them
   */
  constructor(
    private readonly peer: Peer,
    private readonly polite: boolean,
    private readonly say: (words: CallWords) => void,
    private readonly after: After,
  ) {
    peer.onnegotiationneeded = () => void this.offer();
    peer.onicecandidate = (event: { candidate: RTCIceCandidate | null }) => {
      if (event.candidate?.candidate) this.found(event.candidate);
    };
  }

  /** Takes what the other side says; words that came twice or too late change nothing. */
  hear(words: CallWords): Promise<void> {
    this.#work = this.#work.then(() => this.take(words));
    return this.#work;
  }

  /** The way for words is there again after it was cut: what may have been lost is said again. */
  wayIsBack(): void {
    if (this.peer.signalingState === 'have-local-offer') this.tell();
    else this.say({ candidates: [] });
    if (this.peer.connectionState === 'disconnected' || this.peer.connectionState === 'failed') this.peer.restartIce();
  }

  close(): void {
    this.#over = true;
    this.#telling?.();
    this.#asking?.();
    this.peer.onnegotiationneeded = null;
    this.peer.onicecandidate = null;
  }

  private async offer(): Promise<void> {
    try {
      this.#makingOffer = true;
      await this.peer.setLocalDescription();
      this.#offered++;
      this.tell();
    } catch {
      // the other side's offer came in between: it is answered, and what is needed is asked for again
    } finally {
      this.#makingOffer = false;
    }
  }

  private async take({ description, candidates }: CallWords): Promise<void> {
    if (this.#over) return;
    if (description) await this.describe(description);
    else if (candidates.length === 0 && this.peer.signalingState === 'have-local-offer') this.tell();
    for (const candidate of candidates) {
      if (this.#over || !this.peer.remoteDescription) return;
      try {
        await this.peer.addIceCandidate(browsers(candidate));
      } catch {
        // of an offer that was ignored, or of an earlier generation: the other ways are tried all the same
      }
    }
  }

  private async describe({ type, exchange, sdp }: NonNullable<CallWords['description']>): Promise<void> {
    const offered = type === 'OFFER';
    const ready = !this.#makingOffer && (this.peer.signalingState === 'stable' || this.#settingAnswer);
    const collision = offered && !ready;
    this.#ignoringOffer = !this.polite && collision;
    const late = offered ? exchange < this.#answered : exchange !== this.#offered || this.peer.signalingState !== 'have-local-offer';
    if (this.#ignoringOffer || late) return;
    if (offered && exchange === this.#answered && this.peer.signalingState === 'stable') {
      // it was answered, and the answer was lost
      if (this.peer.localDescription?.type === 'answer') this.tell();
      return;
    }
    try {
      this.#settingAnswer = !offered;
      await this.peer.setRemoteDescription({ type: offered ? 'offer' : 'answer', sdp });
    } catch {
      // of an earlier exchange; the present one goes on
      return;
    } finally {
      this.#settingAnswer = false;
    }
    if (!offered) {
      this.#asking?.();
      return;
    }
    await this.peer.setLocalDescription();
    this.#answered = exchange;
    this.tell();
  }

  /** Says what this side would send and take, and where it may be reached as far as it knows by now. */
  private tell(): void {
    const mine = this.peer.localDescription;
    if (this.#over || !mine || (mine.type !== 'offer' && mine.type !== 'answer')) return;
    const [type, exchange] = mine.type === 'offer' ? (['OFFER', this.#offered] as const) : (['ANSWER', this.#answered] as const);
    this.say({ description: { type, exchange, sdp: mine.sdp }, candidates: [] });
    this.#asking?.();
    if (mine.type === 'offer') {
      this.#asking = this.after(ASK_AGAIN_MILLIS, () => {
        if (this.peer.signalingState === 'have-local-offer') this.tell();
      });
    }
  }

  private found(candidate: RTCIceCandidate): void {
    const { candidate: way, sdpMid, sdpMLineIndex, usernameFragment } = candidate;
    this.#found.push({ candidate: way, sdpMid, sdpMLineIndex, usernameFragment });
    this.#telling ??= this.after(GATHER_MILLIS, () => {
      this.#telling = undefined;
      while (this.#found.length > 0 && !this.#over) this.say({ candidates: this.#found.splice(0, TOGETHER) });
    });
  }
}

/** Fields that are absent on the wire are `null` for a browser. */
function browsers({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: CallCandidate): RTCIceCandidateInit {
  return { candidate, sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null, usernameFragment: usernameFragment ?? null };
}
