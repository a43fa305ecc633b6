import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeskStore } from '../../desk/DeskContext';
import type { Offer } from '../../desk/state';
import { duration, word } from '../../format';
import { useNow } from '../../shell/useNow';
import { ProblemTag } from './ProblemTag';

/** What is offered to this agent, the one that ends first on top. */
export function Offers() {
  const { t } = useTranslation();
  const { state } = useDeskStore();
  const { offers, presence } = state;
  const newest = offers.at(-1);
  return (
    <section className="offers" aria-labelledby="offers-title">
      <h2 id="offers-title">
        {t('offer.title')}
        {offers.length > 0 && <span className="count is-hot">{offers.length}</span>}
      </h2>
      <div className="sr-only" role="status">
        {newest &&
          t('offer.arrived', {
            name: newest.customer.displayName,
            problem: word(t, 'problem', newest.problemClass),
          })}
      </div>
      {offers.length === 0 ? (
        <p className="quiet">
          {presence === 'ONLINE'
            ? t('offer.noneOnline')
            : presence === 'AWAY'
              ? t('offer.noneAway')
              : t('offer.noneOffline')}
        </p>
      ) : (
        <ul>
          {offers.map((offer, index) => (
            <OfferCard key={offer.offerId} offer={offer} first={index === 0} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** The countdown's shortest full length, in seconds: an offer does not tell when it was made. */
const USUAL_SECONDS = 20;

function OfferCard({ offer, first }: { offer: Offer; first: boolean }) {
  const { t } = useTranslation();
  const { store } = useDeskStore();
  const now = useNow(500);
  const { customer, brief } = offer;
  const left = Math.max(0, Math.ceil((Date.parse(offer.expiresAt) - now) / 1_000));
  const [full] = useState(Math.max(left, USUAL_SECONDS));
  const busy = offer.answer !== undefined;
  return (
    <li
      className={`offer ${left <= 5 ? 'is-ending' : ''}`}
      data-testid="offer"
      data-conversation={offer.conversationId}
      data-offer={offer.offerId}
    >
      <div className="offer-head">
        <strong>{customer.displayName}</strong>
        {customer.tier !== 'STANDARD' && (
          <Tag color={customer.tier === 'VIP' ? 'gold' : 'default'}>{word(t, 'tier', customer.tier)}</Tag>
        )}
        <ProblemTag problem={offer.problemClass} />
      </div>
      <p className="offer-facts">
        {brief && <span>{word(t, 'brief.reasons', brief.reason)}</span>}
        <span>{t('offer.waited', { time: duration(now - Date.parse(offer.arrivedAt), t) })}</span>
      </p>
      <p className={brief ? 'offer-summary' : 'quiet'}>{brief?.summary ?? t('offer.noBrief')}</p>
      <div className="offer-count" role="timer" aria-label={t('offer.remaining', { seconds: left })}>
        <i style={{ inlineSize: `${Math.min(100, (left / full) * 100)}%` }} />
        <span>{t('offer.remaining', { seconds: left })}</span>
      </div>
      <div className="offer-answers">
        <Button
          type="primary"
          disabled={busy}
          loading={offer.answer === 'accept'}
          aria-label={t('offer.accept')}
          aria-keyshortcuts={first ? 'Alt+Y' : undefined}
          onClick={() => store.answerOffer(offer.offerId, 'accept')}
        >
          {t('offer.accept')} {first && <kbd>Alt+Y</kbd>}
        </Button>
        <Button
          disabled={busy}
          loading={offer.answer === 'decline'}
          aria-label={t('offer.decline')}
          aria-keyshortcuts={first ? 'Alt+N' : undefined}
          onClick={() => store.answerOffer(offer.offerId, 'decline')}
        >
          {t('offer.decline')} {first && <kbd>Alt+N</kbd>}
        </Button>
      </div>
    </li>
  );
}
