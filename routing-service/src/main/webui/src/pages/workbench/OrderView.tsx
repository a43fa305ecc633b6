import { useTranslation } from 'react-i18next';
import { day, money, moment, word } from '../../format';
import type { Order, Parcel, Payment, Refund } from '../../rest/customer';
import { Picture } from './Cards';

/** One order with its parcel's way, payments and refunds. */
export function OrderView({ order, mentioned, open }: { order: Order; mentioned: boolean; open: boolean }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  const payments = order.payments ?? (order.payment ? [order.payment] : []);
  const refunds = order.refunds ?? [];
  return (
    <details
      className={`order ${mentioned ? 'is-mentioned' : ''}`}
      open={open}
      data-testid="order"
      data-order={order.orderId}
    >
      <summary>
        <span className="order-head">
          <span className={`status is-${order.status}`}>{word(t, 'orderStatus', order.status)}</span>
          {mentioned && <span className="chip is-hot">{t('customer.mentioned')}</span>}
          <span className="amount">{money(order.amounts.totalFen, language)}</span>
        </span>
        <span className="order-title">
          {order.items.map((item) => nameOf(item, language)).join(language === 'en' ? ', ' : '、')}
        </span>
        <span className="quiet">
          {order.orderId} · {moment(order.placedAt, language)}
        </span>
      </summary>
      <ul className="items">
        {order.items.map((item) => (
          <li key={item.itemId}>
            <Picture url={item.imageUrl} />
            <span>
              {nameOf(item, language)}
              <small>
                {item.size ? `${item.size} × ` : '× '}
                {item.quantity}
              </small>
            </span>
            <span className="amount">{money(item.unitPriceFen * item.quantity, language)}</span>
          </li>
        ))}
      </ul>
      {order.parcel && <ParcelView parcel={order.parcel} />}
      {payments.length > 0 && <Payments payments={payments} />}
      {refunds.length > 0 && <Refunds refunds={refunds} />}
    </details>
  );
}

function nameOf(item: { name: string; nameEn?: string | null }, language: string): string {
  return language === 'en' ? (item.nameEn ?? item.name) : item.name;
}

function ParcelView({ parcel }: { parcel: Parcel }) {
  const { t, i18n } = useTranslation();
  const newestFirst = [...parcel.events].reverse();
  return (
    <div className="order-part">
      <h3>
        {t('customer.parcel')} <span className="status">{word(t, 'parcelStatus', parcel.status)}</span>
      </h3>
      <p className="quiet">
        {parcel.carrier} {parcel.number}
        {parcel.eta && ` · ${t('customer.eta', { time: moment(parcel.eta, i18n.language) })}`}
      </p>
      <ol className="scans">
        {newestFirst.map((scan) => (
          <li key={scan.time + scan.text}>
            <time dateTime={scan.time}>{moment(scan.time, i18n.language)}</time>
            <span>{scan.text}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Payments({ payments }: { payments: readonly Payment[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="order-part">
      <h3>{t('customer.payments')}</h3>
      <ul className="rows">
        {payments.map((payment) => (
          <li key={payment.paymentId}>
            <span>
              <span className={`status is-pay-${payment.status}`}>
                {word(t, 'paymentStatus', payment.status)}
              </span>{' '}
              {payment.account || word(t, 'paymentMethod', payment.method)}
              <small>
                {moment(payment.attemptedAt, i18n.language)}
                {payment.failureReason && ` · ${payment.failureReason}`}
              </small>
            </span>
            <span className="amount">{money(payment.amountFen, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  const { t, i18n } = useTranslation();
  return (
    <div className="order-part">
      <h3>{t('customer.refunds')}</h3>
      <ul className="rows">
        {refunds.map((refund) => (
          <li key={refund.refundId}>
            <span>
              <span className="status">{word(t, 'refundStatus', refund.status)}</span> {refund.reason}
              <small>
                {[
                  refund.destination,
                  refund.completedAt
                    ? t('customer.completed')
                    : refund.expectedBy &&
                      t('customer.expectedBy', { date: day(refund.expectedBy, i18n.language) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span className="amount">{money(refund.amountFen, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
