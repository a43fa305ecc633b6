import { useEffect, useRef, useState } from 'react';

/** Shorter than this was a slip of the finger. */
const SHORTEST_MILLIS = 700;
const TYPES = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

export interface Recorder {
  /** Whether this browser can record at all. */
  readonly possible: boolean;
  readonly state: 'idle' | 'recording' | 'forbidden';
  /** Milliseconds since the beginning. */
  readonly elapsed: number;
  start(): void;
  /** Ends it and hands it on. */
  finish(): void;
  /** Ends it and forgets it. */
  cancel(): void;
}

/**
 * Records a voice message. The microphone is on only between start and end.
 *
 * @param longest what the gateway takes, in milliseconds; then it ends by itself
 */
export function useRecorder(longest: number, onVoice: (voice: Blob, millis: number) => void): Recorder {
  const [state, setState] = useState<Recorder['state']>('idle');
  const [elapsed, setElapsed] = useState(0);
  const running = useRef<{ recorder: MediaRecorder; begun: number; keep: boolean }>(undefined);
  const possible = typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined;

  const end = (keep: boolean) => {
    const known = running.current;
    if (!known || known.recorder.state === 'inactive') return;
    known.keep = keep && Date.now() - known.begun >= SHORTEST_MILLIS;
    known.recorder.stop();
  };
  useEffect(() => {
    if (state !== 'recording') return undefined;
    const timer = setInterval(() => {
      const passed = Date.now() - (running.current?.begun ?? Date.now());
      setElapsed(passed);
      if (passed >= longest) end(true);
    }, 200);
    return () => clearInterval(timer);
  }, [state, longest]);
  useEffect(() => () => end(false), []);

  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const type = TYPES.find((known) => MediaRecorder.isTypeSupported(known));
      const recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
      const parts: Blob[] = [];
      running.current = { recorder, begun: Date.now(), keep: false };
      recorder.ondataavailable = (event) => parts.push(event.data);
      recorder.onstop = () => {
        stream.getTracks().forEach((track) => track.stop());
        const { begun, keep } = running.current ?? { begun: 0, keep: false };
        running.current = undefined;
        setState('idle');
        if (keep) onVoice(new Blob(parts, { type: recorder.mimeType }), Date.now() - begun);
      };
      recorder.start();
      setElapsed(0);
      setState('recording');
    } catch {
      setState('forbidden');
    }
  };
  return { possible, state, elapsed, start: () => void start(), finish: () => end(true), cancel: () => end(false) };
}
