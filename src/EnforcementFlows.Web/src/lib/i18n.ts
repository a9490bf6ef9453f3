import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const languages = { 'zh-CN': '中文', en: 'English' } as const;
export type Language = keyof typeof languages;

/** The words of one part of the pages, in both languages; a test holds that both have the same. */
export type Messages = { zh: Words; en: Words };
export type Words = { [key: string]: string | Words };

const kept = 'language';

/** Chinese unless somebody chose otherwise on this machine. */
export const chosenLanguage = (): Language => (localStorage.getItem(kept) === 'en' ? 'en' : 'zh-CN');

export async function chooseLanguage(language: Language) {
  localStorage.setItem(kept, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** Starts with the words of each part, by the part's name. */
export function startLanguages(parts: Record<string, Messages>) {
  const of = (pick: (messages: Messages) => Words) => Object.fromEntries(Object.entries(parts).map(([name, messages]) => [name, pick(messages)]));
  document.documentElement.lang = chosenLanguage();
  return i18next.use(initReactI18next).init({
    lng: chosenLanguage(),
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': of((m) => m.zh), en: of((m) => m.en) },
    defaultNS: 'common',
    interpolation: { escapeValue: false }, // React does
    returnNull: false,
  });
}

/** The words of a part: `const t = useWords('inbox')`, then `t('claim')`; words of another part as `t('common:save')`. */
export const useWords = (part: string) => useTranslation(part).t;
