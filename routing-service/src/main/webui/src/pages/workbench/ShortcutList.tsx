import { useTranslation } from 'react-i18next';

const SHORTCUTS = [
  ['Alt+Y', 'accept'],
  ['Alt+N', 'decline'],
  ['Alt+J', 'next'],
  ['Alt+K', 'previous'],
  ['Alt+1–9', 'nth'],
  ['Alt+I', 'composer'],
  ['Alt+R', 'resolve'],
] as const;

/** The page says its shortcuts. */
export function ShortcutList() {
  const { t } = useTranslation();
  return (
    <details className="keys">
      <summary>
        {t('keys.title')} <kbd>Alt</kbd>
      </summary>
      <dl>
        {SHORTCUTS.map(([keys, name]) => (
          <div key={name}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
