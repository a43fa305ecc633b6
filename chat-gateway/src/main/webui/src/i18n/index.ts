import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { deviceStorage } from '../storage';
import { en } from './en';
import { zhCN } from './zh-CN';

export type Locale = 'zh-CN' | 'en';

const KEY = 'xiaoer.locale';

/** What was chosen, else what a shop's page that embeds this one says, else the browser's wish, else Chinese. */
function firstLocale(): Locale {
  const chosen = deviceStorage.getItem(KEY);
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  const page = new URLSearchParams(window.location.search).get('lang');
  const wished = [...(page ? [page] : []), ...navigator.languages].find((language) => /^(zh|en)\b/i.test(language));
  return wished?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export async function startLanguages(locale: Locale = firstLocale()): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: locale,
    fallbackLng: 'zh-CN',
    // React escapes
    interpolation: { escapeValue: false },
    returnObjects: true,
    showSupportNotice: false,
  });
}

export function switchLanguage(): void {
  const next: Locale = i18next.language === 'en' ? 'zh-CN' : 'en';
  deviceStorage.setItem(KEY, next);
  void i18next.changeLanguage(next);
}
