import { call } from '../api/http';

/** What the gateway tells every page before anybody is there. */
export interface Configuration {
  oidc: { authority: string; clientId: string };
  shop: { id: string; name: string };
  guest: boolean;
  /** Whether customers and agents can call each other. */
  calls: boolean;
  /** The most that an upload may have: bytes, and for a voice also milliseconds. */
  media: { imageBytes: number; voiceBytes: number; voiceMillis: number; videoBytes: number; fileBytes: number };
  /** With which browsers subscribe to notifications; absent where there are none. */
  pushKey?: string | null;
}

export function readConfiguration(): Promise<Configuration> {
  return call<Configuration>('configuration');
}
