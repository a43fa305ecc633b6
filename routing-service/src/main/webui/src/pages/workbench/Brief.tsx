import { useTranslation } from 'react-i18next';
import type { HandOverBrief } from '../../client/events';
import { word } from '../../format';

/** What the bot hands over: why, the story so far, what is known already. */
export function Brief({ brief }: { brief: HandOverBrief | null }) {
  const { t } = useTranslation();
  if (!brief) {
    return <p className="brief is-waiting quiet">{t('brief.waiting')}</p>;
  }
  const slots = Object.entries(brief.slots);
  return (
    <details className="brief" open data-testid="brief">
      <summary>
        <span className="brief-title">{t('brief.title')}</span>
        <span className="chip">{word(t, 'brief.reasons', brief.reason)}</span>
        <span className={`chip mood is-${brief.mood}`}>
          {t('brief.mood')}: {word(t, 'brief.moods', brief.mood)}
        </span>
        {brief.intent && (
          <span className="chip">
            {t('brief.intent')}: {word(t, 'intent', brief.intent)}
          </span>
        )}
        <span className="chip">{languageName(brief.language)}</span>
      </summary>
      <p className="brief-summary">{brief.summary}</p>
      {slots.length > 0 && (
        <dl className="slots" aria-label={t('brief.slots')}>
          {slots.map(([key, value]) => (
            <div key={key}>
              <dt>{word(t, 'brief.slot', key)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

function languageName(tag: string): string {
  try {
    return (
      new Intl.DisplayNames([document.documentElement.lang || 'zh-CN'], { type: 'language' }).of(tag) ?? tag
    );
  } catch {
    return tag;
  }
}
