import { useTranslation } from 'react-i18next';
import type { HandOverBrief } from '../../client/events';
import { money, moment, word } from '../../format';

/** What the bot hands over: why, the story so far, what is known already. */
export function Brief({ brief }: { brief: HandOverBrief | null }) {
  const { t, i18n } = useTranslation();
  if (!brief) {
    return <p className="brief is-waiting quiet">{t('brief.waiting')}</p>;
  }
  const slots = shownSlots(brief.slots);
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
              <dd>{slotValue(key, value, i18n.language)}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}

/** Without the ids that say nothing to people, and without the same order twice. */
function shownSlots(slots: Record<string, string>): [string, string][] {
  return Object.entries(slots).filter(
    ([key, value]) =>
      key !== 'exchange.itemId' && !(key === 'exchange.orderId' && slots['orderId'] === value),
  );
}

function slotValue(key: string, value: string, language: string): string {
  if (key === 'amountFen' && /^\d+$/.test(value)) {
    return money(Number(value), language);
  }
  return /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
    ? moment(value, language)
    : value;
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
