import '@testing-library/jest-dom/vitest';
import i18next from 'i18next';
import { words, wordsLater } from '@/app/words';
import { startLanguages } from '@/lib/i18n';

await startLanguages(words, wordsLater);
await i18next.loadNamespaces(Object.keys(wordsLater)); // a test renders its component at once

// jsdom has neither, and the components ask for both
window.matchMedia = (query: string) =>
  ({ matches: false, media: query, addListener: () => {}, removeListener: () => {}, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
