import i18next, { type BackendModule } from 'i18next';
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

/** Starts with the words of each part, by the part's name; those of `later` are fetched when a page first asks for them. */
export function startLanguages(parts: Record<string, Messages>, later: Record<string, () => Promise<Messages>>) {
  const of = (language: Language) => Object.fromEntries(Object.entries(parts).map(([name, messages]) => [name, wordsOf(messages, language)]));
  document.documentElement.lang = chosenLanguage();
  return i18next
    .use(initReactI18next)
    .use(fetched(later))
    .init({
      lng: chosenLanguage(),
      fallbackLng: 'zh-CN',
      load: 'currentOnly',
      resources: { 'zh-CN': of('zh-CN'), en: of('en') },
      partialBundledLanguages: true,
      ns: Object.keys(parts),
      defaultNS: 'common',
      interpolation: { escapeValue: false }, // React does
      returnNull: false,
    });
}

const wordsOf = ({ zh, en }: Messages, language: string) => (language === 'en' ? en : zh);

const fetched = (later: Record<string, () => Promise<Messages>>): BackendModule => ({
  type: 'backend',
  init: () => {},
  read: (language, part, answer) => {
    const fetch = later[part];
    if (!fetch) return answer(new Error(`There are no words for ${part}.`), false);
    fetch().then(
      (messages) => answer(null, wordsOf(messages, language)),
      (problem: Error) => answer(problem, true), // the network may be back at the next attempt
    );
  },
});

/** The words of a part: `const t = useWords('inbox')`, then `t('claim')`; words of another part as `t('common:save')`. */
export const useWords = (part: string) => useTranslation(part).t;
