import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginPage } from './app/routes';
import { words, wordsLater } from './app/words';
import { startLanguages } from './lib/i18n';
import { createQueryClient } from './lib/queries';
import { askWhoIsSignedIn } from './lib/session';
import './app/styles.css';

const client = createQueryClient();
void askWhoIsSignedIn(client);
await Promise.all([startLanguages(words, wordsLater), beginPage(client, window.location)]);
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
