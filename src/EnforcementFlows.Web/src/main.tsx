import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { beginPage } from './app/routes';
import { words, wordsLater } from './app/words';
import { startLanguages } from './lib/i18n';
import { createQueryClient } from './lib/queries';
import { askWhoIsSignedIn } from './lib/session';
import './app/styles.css';

// not at the top: what a page fetches stands on this file, and would wait for it to end
async function start() {
  const client = createQueryClient();
  void askWhoIsSignedIn(client);
  await Promise.all([startLanguages(words, wordsLater), beginPage(client, window.location)]);
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  );
}

void start();
