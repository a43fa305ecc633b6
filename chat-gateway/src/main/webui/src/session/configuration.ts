import { call } from '../api/http';

/** What the gateway tells every page before anybody is there. */
export interface Configuration {
  oidc: { authority: string; clientId: string };
  shop: { id: string; name: string };
  guest: boolean;
}

export function readConfiguration(): Promise<Configuration> {
  return call<Configuration>('configuration');
}
