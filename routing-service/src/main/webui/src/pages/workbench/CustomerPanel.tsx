import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../../desk/state';
import { day, money, word } from '../../format';
import type { Coupon, CustomerFile, ShopCustomer } from '../../rest/customer';
import { useSignedIn } from '../../shell/contexts';
import { OrderView } from './OrderView';
import { WhyLink } from '../queue/WhyLink';

/** Who the customer is and what he bought, as the shop knows it now. */
export function CustomerPanel({ it }: { it: Conversation | null }) {
  const { t } = useTranslation();
  return (
    <aside className="panel" aria-label={t('customer.title')} data-testid="customer-panel">
      {it ? <CustomerOf key={it.id} it={it} /> : <p className="quiet panel-none">{t('customer.none')}</p>}
    </aside>
  );
}

/** Read again now and then: an order moves while its owner asks about it. */
const REREAD_MILLIS = 60_000;

function CustomerOf({ it }: { it: Conversation }) {
  const { t } = useTranslation();
  const { services } = useSignedIn();
  const file = useQuery({
    queryKey: ['customer', it.id],
    queryFn: ({ signal }) => services.customer(it.id, signal),
    refetchInterval: it.life === 'over' ? false : REREAD_MILLIS,
    gcTime: 600_000,
    // The desk may hear of the assignment a moment after we do.
    retry: 3,
  });
  const mentioned = Object.values(it.brief?.slots ?? {});
  return (
    <>
      {file.data ? (
        <FileView file={file.data} guest={it.customer.tier === 'GUEST'} mentioned={mentioned} />
      ) : file.isError ? (
        <div role="alert" className="panel-failed">
          <p>{t('customer.failed')}</p>
          <Button onClick={() => void file.refetch()}>{t('customer.retry')}</Button>
        </div>
      ) : (
        <Skeleton active paragraph={{ rows: 8 }} />
      )}
      <footer className="panel-foot">
        <WhyLink conversationId={it.id} name={it.customer.displayName} label={t('why.link')} />
      </footer>
    </>
  );
}

function FileView({
  file,
  guest,
  mentioned,
}: {
  file: CustomerFile;
  guest: boolean;
  mentioned: readonly string[];
}) {
  const { t } = useTranslation();
  const orders = [...(file.orders ?? [])].sort(
    (a, b) => Number(mentioned.includes(b.orderId)) - Number(mentioned.includes(a.orderId)),
  );
  const coupons = file.coupons ?? [];
  return (
    <>
      <section aria-labelledby="profile-title">
        <h2 id="profile-title">{t('customer.profile')}</h2>
        {file.customer && <Profile customer={file.customer} />}
        {guest && <p className="quiet">{t('customer.guest')}</p>}
      </section>
      <section aria-labelledby="orders-title">
        <h2 id="orders-title">
          {t('customer.orders')} <span className="count">{orders.length}</span>
        </h2>
        {orders.length === 0 && <p className="quiet">{t('customer.noOrders')}</p>}
        {orders.map((order, index) => (
          <OrderView
            key={order.orderId}
            order={order}
            mentioned={mentioned.includes(order.orderId)}
            open={index === 0}
          />
        ))}
      </section>
      <section aria-labelledby="coupons-title">
        <h2 id="coupons-title">
          {t('customer.coupons')} <span className="count">{coupons.length}</span>
        </h2>
        {coupons.length === 0 && <p className="quiet">{t('customer.noCoupons')}</p>}
        <ul className="coupons">
          {coupons.map((coupon) => (
            <CouponView key={coupon.couponId} coupon={coupon} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Profile({ customer }: { customer: ShopCustomer }) {
  const { t, i18n } = useTranslation();
  const { address } = customer;
  return (
    <dl className="facts">
      <div className="facts-name">
        <dt className="sr-only">{t('queue.name')}</dt>
        <dd>
          <strong>{customer.name}</strong>
          {customer.tier && (
            <span className={`tier is-${customer.tier}`}>{word(t, 'tier', customer.tier)}</span>
          )}
        </dd>
      </div>
      {customer.phoneMasked && (
        <div>
          <dt>{t('customer.phone')}</dt>
          <dd>{customer.phoneMasked}</dd>
        </div>
      )}
      {customer.memberSince && (
        <div>
          <dt>{t('customer.since')}</dt>
          <dd>{day(customer.memberSince, i18n.language)}</dd>
        </div>
      )}
      {address && (
        <div>
          <dt>{t('customer.address')}</dt>
          <dd>
            {[address.province, address.city, address.district, address.streetMasked]
              .filter(Boolean)
              .join(' ')}
          </dd>
        </div>
      )}
    </dl>
  );
}

function CouponView({ coupon }: { coupon: Coupon }) {
  const { t, i18n } = useTranslation();
  const name = i18n.language === 'en' ? (coupon.nameEn ?? coupon.name) : coupon.name;
  return (
    <li className={coupon.status === 'AVAILABLE' ? '' : 'is-gone'}>
      <strong>{money(coupon.amountFen, i18n.language)}</strong>
      <span>
        {name}
        <small>
          {word(t, 'couponStatus', coupon.status)} ·{' '}
          {t('customer.until', { date: day(coupon.validUntil, i18n.language) })}
        </small>
      </span>
    </li>
  );
}
