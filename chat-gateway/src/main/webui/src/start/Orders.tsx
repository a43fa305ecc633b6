import { Button } from '@chatui/core';
import { useTranslation } from 'react-i18next';
import { type OrderSummary, useOrders } from '../api/shop';
import { day, money, titleIn } from '../i18n/format';
import { useLocation } from '../location';
import { useSession } from '../session/session';
import { Picture } from '../ui/Picture';
import { Failure, Lines, Nothing } from '../ui/states';
import { OrderStatus } from '../ui/OrderStatus';

/** The customer's own orders, each an entrance. */
export function Orders() {
  const { t } = useTranslation();
  const { kind, signIn } = useSession();
  const orders = useOrders(kind === 'account');
  return (
    <section className="panel" aria-labelledby="orders">
      <div className="panel-head">
        <h2 id="orders">{t('start.orders')}</h2>
        {kind === 'account' && <p>{t('start.ordersNote')}</p>}
      </div>
      {kind === 'guest' ? (
        <div className="panel-offer">
          <p>{t('start.ordersGuest')}</p>
          <Button onClick={signIn}>{t('start.signIn')}</Button>
        </div>
      ) : orders.isPending ? (
        <Lines count={3} label={t('loading')} />
      ) : orders.isError ? (
        <Failure error={orders.error} onRetry={() => void orders.refetch()} />
      ) : orders.data.length === 0 ? (
        <Nothing words={t('start.ordersEmpty')} />
      ) : (
        <OrderList orders={orders.data} />
      )}
    </section>
  );
}

function OrderList({ orders }: { orders: OrderSummary[] }) {
  const { t, i18n } = useTranslation();
  const { go } = useLocation();
  const title = (order: OrderSummary) => {
    const first = titleIn(i18n.language, order);
    return order.furtherItems > 0 ? t('order.several', { title: first, count: order.furtherItems + 1 }) : first;
  };
  return (
    <ul className="rows">
      {orders.map((order) => (
        <li key={order.id}>
          <button
            type="button"
            className="row"
            onClick={() => go({ kind: 'entrance', entrance: { kind: 'ORDER', reference: order.id }, request: undefined })}
          >
            <span className="hidden-words">{t('start.askOrder')}</span>
            <Picture url={order.imageUrl} icon="box" />
            <span className="row-words">
              <span className="row-title">{title(order)}</span>
              <span className="row-note">{t('order.placed', { date: day(order.placedAt, i18n.language) })}</span>
            </span>
            <span className="row-end">
              <OrderStatus status={order.status} />
              <span className="price">{money(order.totalFen, i18n.language)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
