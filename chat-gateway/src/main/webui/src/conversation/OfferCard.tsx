import { Button } from '@chatui/core';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newId } from '@xiaoer/customer-client';
import { useVisible } from '../embed/embedded';
import { useLocation } from '../location';
import { useSession } from '../session/session';
import { useClient, useSnapshot } from './client';

/** The name of this page in what is told of behaviour, and after how long that it is looked at. */
const START_PAGE = 'service-start';
const DWELT_SECONDS = 30;

/** Tells, once a visit, that the start page was looked at for a while; counts only for who has agreed to that. */
export function useDwelling(): void {
  const client = useClient();
  const { shop } = useSession();
  const shopId = shop.id;
  const visible = useVisible();
  const told = useRef(false);
  useEffect(() => {
    if (!visible || told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = true;
      const what = { kind: 'dwelled', shopId, page: START_PAGE, seconds: DWELT_SECONDS } as const;
      client.did([{ id: newId(), at: new Date().toISOString(), what }]);
    }, DWELT_SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [client, shopId, visible]);
}

/** Takes the offer: goes to the conversation that it begins. */
export function useAcceptOffer(): () => void {
  const client = useClient();
  const { go } = useLocation();
  return useCallback(() => {
    const { offer } = client.snapshot();
    if (!offer) return;
    const request = newId();
    client.acceptOffer(request);
    const entrance = offer.productId ? ({ kind: 'PRODUCT', reference: offer.productId } as const) : ({ kind: 'HELP_CENTRE' } as const);
    go({ kind: 'entrance', entrance, request });
  }, [client, go]);
}

/** Help that the shop offers unasked; it takes no focus and covers nothing that is being written. */
export function OfferCard() {
  const { t } = useTranslation();
  const client = useClient();
  const accept = useAcceptOffer();
  const { offer } = useSnapshot();
  if (!offer) return null;
  return (
    <section className="offer-card" aria-label={t('offer.title')} data-testid="offer">
      <p role="status">{offer.text}</p>
      <div className="offer-answers">
        <Button color="primary" size="sm" onClick={accept}>
          {t('offer.accept')}
        </Button>
        <Button size="sm" onClick={() => client.dismissOffer()}>
          {t('offer.dismiss')}
        </Button>
      </div>
    </section>
  );
}
