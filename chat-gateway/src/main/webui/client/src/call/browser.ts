import type { TalkPlatform } from './talk.js';

/** The browser's own devices and connections. */
export function browserTalk(newId: () => string): TalkPlatform {
  return {
    newId,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
    // absent where the page is not in a secure context
    media: async (camera) =>
      navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
        video: camera ? { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' } : false,
      }),
    peer: (servers) => new RTCPeerConnection(servers),
  };
}
