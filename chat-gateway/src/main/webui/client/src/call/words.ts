/** What one side's browser tells the other's; the shape of the frames' `words`. */
export interface CallWords {
  description?: {
    type: 'OFFER' | 'ANSWER';
    /** Number of the offer, which its answer repeats. */
    exchange: number;
    sdp: string;
  } | null;
  candidates: CallCandidate[];
}

export interface CallCandidate {
  candidate: string;
  sdpMid?: string | null;
  sdpMLineIndex?: number | null;
  usernameFragment?: string | null;
}

/** As much of a browser's `RTCPeerConnection` as is used here; tests bring their own. */
export type Peer = Pick<
  RTCPeerConnection,
  | 'addIceCandidate'
  | 'addTrack'
  | 'close'
  | 'connectionState'
  | 'localDescription'
  | 'remoteDescription'
  | 'restartIce'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'signalingState'
> & {
  onconnectionstatechange: ((event: never) => void) | null;
  onicecandidate: ((event: never) => void) | null;
  onnegotiationneeded: ((event: never) => void) | null;
  ontrack: ((event: never) => void) | null;
};

/** Calls once after so many milliseconds, unless cancelled by the returned function. */
export type After = (milliseconds: number, call: () => void) => () => void;
