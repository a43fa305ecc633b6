import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { zhCN } from './zh-CN';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'xiaoer.language';

/** The language that was chosen on this device, else the browser's, else Chinese. */
export function firstLanguage(chosen: string | null, browser: readonly string[]): Language {
  const wanted = LANGUAGES.find((language) => language === chosen);
  if (wanted) {
    return wanted;
  }
  const known = browser.find((tag) => /^(zh|en)\b/i.test(tag));
  return known?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export async function startI18n(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    supportedLngs: [...LANGUAGES],
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    // Values of the services may hold a colon.
    nsSeparator: false,
    returnNull: false,
    showSupportNotice: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function chosenLanguage(): Language {
  return firstLanguage(localStorage.getItem(KEY), navigator.languages);
}
