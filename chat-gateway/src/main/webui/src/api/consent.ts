import { call, download } from './http';

export const PURPOSES = ['PROFILING', 'PROACTIVE'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Consent {
  /** Version of the words that are shown now. */
  readonly version: string;
  readonly purposes: readonly { readonly purpose: Purpose; readonly answered: boolean; readonly granted: boolean }[];
}

export function readConsent(token: string): Promise<Consent> {
  return call('consent', { token });
}

export function answerConsent(token: string, version: string, granted: Record<Purpose, boolean>): Promise<Consent> {
  return call('consent', { token, method: 'PUT', body: { version, granted } });
}

/** Everything that is kept about the customer, as a zip of JSON and files. */
export function exportOwn(token: string): Promise<Blob> {
  return download('export', 'application/zip', token);
}
