import { useTranslation } from 'react-i18next';
import type { ContentOrderCard, ContentProductCard } from '@xiaoer/customer-client';
import { day, money } from '../i18n/format';
import { OrderStatus, useOrderStatus } from '../ui/OrderStatus';
import { Picture } from '../ui/Picture';

/** An order at a glance. */
export function OrderCard({ card }: { card: ContentOrderCard }) {
  const { t, i18n } = useTranslation();
  const status = useOrderStatus();
  const total = money(card.totalFen, i18n.language);
  return (
    <article
      className="card"
      data-testid="order-card"
      data-order={card.orderId}
      aria-label={t('order.card', { title: card.title, status: status(card.status), total })}
    >
      <div className="card-head">
        <span>{t('order.number', { id: card.orderId })}</span>
        <OrderStatus status={card.status} />
      </div>
      <div className="card-main">
        <Picture url={card.imageUrl} icon="box" />
        <div className="card-words">
          <strong>{card.title}</strong>
          <span className="card-note">
            {t('order.placed', { date: day(card.placedAt, i18n.language) })}
            <span className="price">{total}</span>
          </span>
        </div>
      </div>
      {card.note && <p className="card-news">{card.note}</p>}
    </article>
  );
}

/** A product at a glance. */
export function ProductCard({ card }: { card: ContentProductCard }) {
  const { t, i18n } = useTranslation();
  const price = money(card.priceFen, i18n.language);
  return (
    <article
      className="card"
      data-testid="product-card"
      data-product={card.productId}
      aria-label={t('product.card', { title: card.title, price })}
    >
      <div className="card-main">
        <Picture url={card.imageUrl} icon="bag" />
        <div className="card-words">
          <strong>{card.title}</strong>
          <span className="price">{price}</span>
        </div>
      </div>
    </article>
  );
}
