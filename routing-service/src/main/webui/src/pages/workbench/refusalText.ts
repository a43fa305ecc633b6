import type { TFunction } from 'i18next';

/** Why something was refused, in the agent's language; codes that we do not know are shown. */
export function refusalText(t: TFunction, code: string): string {
  return t(`refusal.${code}`, { defaultValue: t('refusal.other', { code }) });
}
