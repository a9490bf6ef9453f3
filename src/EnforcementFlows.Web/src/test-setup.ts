import '@testing-library/jest-dom/vitest';
import { words } from '@/app/words';
import { startLanguages } from '@/lib/i18n';

await startLanguages(words);

// jsdom has neither, and the components ask for both
window.matchMedia = (query: string) =>
  ({ matches: false, media: query, addListener: () => {}, removeListener: () => {}, addEventListener: () => {}, removeEventListener: () => {} }) as unknown as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
