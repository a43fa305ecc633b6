import { useEffect } from 'react';
import { type ConversationClient, newId } from '@xiaoer/customer-client';
import { useConsent } from '../api/useConsent';
import { useClient, useSnapshot } from '../conversation/client';
import { useAcceptOffer } from '../conversation/OfferCard';
import { useSession } from '../session/session';
import { embedded } from './embedded';

type Deed = Parameters<ConversationClient['did']>[0][number];

const ID_CHARS = 100;
const MOST_SECONDS = 86_400;
const MOST_PIECES = 100_000;
const MOST_FEN = 100_000_000_000;

/**
 * Passes on what the customer does on the shop's page, if he has agreed to that here, and shows there what the shop
 * offers while the frame is hidden.
 */
export function useShopPage(): void {
  const client = useClient();
  const { shop } = useSession();
  const { offer } = useSnapshot();
  const accept = useAcceptOffer();
  const consent = useConsent(embedded !== undefined);
  const agreed = consent.data?.purposes.some(({ purpose, granted }) => purpose === 'PROFILING' && granted) === true;
  const shopId = shop.id;
  useEffect(() => {
    if (!agreed) return undefined;
    return embedded?.hear({
      did: (done) => {
        const deeds = done.flatMap((one) => deedOf(one, shopId) ?? []);
        if (deeds.length > 0) client.did(deeds);
      },
      acceptOffer: accept,
      dismissOffer: () => client.dismissOffer(),
    });
  }, [accept, agreed, client, shopId]);
  const text = offer?.text ?? '';
  useEffect(() => embedded?.offer(text), [text]);
}

/** What a shop's page says that was done, or `undefined` if it is nothing that the gateway would take. */
export function deedOf(done: unknown, shopId: string): Deed | undefined {
  const { at, what } = (done ?? {}) as { at?: unknown; what?: Record<string, unknown> };
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof what !== 'object' || what === null) return undefined;
  const { kind, page, productId, seconds, quantity, priceFen } = what;
  const deed = (known: Deed['what']): Deed => ({ id: newId(), at: new Date(at).toISOString(), what: known });
  const product = isId(productId) ? { productId } : {};
  if (kind === 'browsed' && isId(page)) return deed({ kind, shopId, page, ...product });
  if (kind === 'dwelled' && isId(page) && isCount(seconds, MOST_SECONDS)) return deed({ kind, shopId, page, ...product, seconds });
  if (kind === 'cart-changed' && isId(productId) && isCount(quantity, MOST_PIECES)) {
    return deed({ kind, shopId, productId, quantity, ...(isCount(priceFen, MOST_FEN) ? { priceFen } : {}) });
  }
  return undefined;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= ID_CHARS;
}

function isCount(value: unknown, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
}
