import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { words, wordsLater } from './app/words';
import { startLanguages } from './lib/i18n';
import './app/styles.css';

await startLanguages(words, wordsLater);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
