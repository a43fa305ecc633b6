import { useTranslation } from 'react-i18next';
import type { ContentOrderCard, ContentProductCard } from '../../client/events';
import { money, moment, word } from '../../format';

export function OrderCard({ card }: { card: ContentOrderCard }) {
  const { t, i18n } = useTranslation();
  return (
    <article className="card" data-testid="order-card" data-order={card.orderId}>
      <Picture url={card.imageUrl} />
      <div>
        <strong>{card.title}</strong>
        <p>
          <span className={`status is-${card.status}`}>{word(t, 'orderStatus', card.status)}</span>
          <span className="amount">{money(card.totalFen, i18n.language)}</span>
        </p>
        <p className="quiet">
          {card.orderId} · {moment(card.placedAt, i18n.language)}
        </p>
        {card.note && <p className="card-note">{card.note}</p>}
      </div>
    </article>
  );
}

export function ProductCard({ card }: { card: ContentProductCard }) {
  const { i18n } = useTranslation();
  return (
    <article className="card" data-testid="product-card">
      <Picture url={card.imageUrl} />
      <div>
        <strong>{card.title}</strong>
        <p className="amount">{money(card.priceFen, i18n.language)}</p>
      </div>
    </article>
  );
}

/** Pictures say nothing that the words beside them do not say. */
export function Picture({ url }: { url?: string | null }) {
  return url ? <img className="picture" src={url} alt="" width={52} height={52} loading="lazy" /> : null;
}
