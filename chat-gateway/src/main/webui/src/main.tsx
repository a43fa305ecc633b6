import '@chatui/core/dist/index.css';
import './theme/colours.css';
import './theme/theme.css';
import './theme/start.css';
import './theme/talk.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startLanguages } from './i18n';
import { embedded } from './embed/embedded';
import { awaitInstallOffer } from './pwa/install';
import { keepShell } from './pwa/serviceWorker';
import { followLooks } from './ui/looks';

followLooks();
awaitInstallOffer();
if (!embedded) void keepShell();
await startLanguages();
const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
