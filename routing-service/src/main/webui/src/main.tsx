import { createRoot } from 'react-dom/client';
import { chosenLanguage, startI18n } from './i18n';
import { Boot } from './shell/Boot';
import './shell/console.css';
import './shell/lists.css';
import './pages/workbench/workbench.css';

await startI18n(chosenLanguage());
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(<Boot />);
}
