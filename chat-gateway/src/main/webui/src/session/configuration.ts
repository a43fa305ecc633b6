import { call } from '../api/http';

/** What the gateway tells every page before anybody is there. */
export interface Configuration {
  oidc: { authority: string; clientId: string };
  shop: { id: string; name: string };
  guest: boolean;
  /** With which browsers subscribe to notifications; absent where there are none. */
  pushKey?: string | null;
}

export function readConfiguration(): Promise<Configuration> {
  return call<Configuration>('configuration');
}
