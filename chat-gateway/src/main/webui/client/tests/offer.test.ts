import { describe, expect, it } from 'vitest';
import { settled, World } from './world';
import { clientOf, watching } from './watching';

const OFFER = { type: 'offered', offerId: 'o-1', triggerId: 't-1', text: '需要帮忙吗？', productId: 'p-1' } as const;

describe('help that is offered unasked', () => {
  it('is told of by deeds, which wait for the connection', async () => {
    const world = new World();
    const client = clientOf(world);
    const at = '2026-11-20T04:00:00Z';
    client.did([{ id: 'd-1', at, what: { kind: 'dwelled', shopId: 'yunxi', page: 'product', seconds: 60 } }]);
    client.did([{ id: 'd-2', at, what: { kind: 'cart-changed', shopId: 'yunxi', productId: 'p-1', quantity: 1 } }]);
    await settled();
    world.socket.welcome();
    expect(world.socket.of('behaviour')).toMatchObject([{ deeds: [{ id: 'd-1' }, { id: 'd-2' }] }]);
    world.socket.give(OFFER);
    expect(client.snapshot().offer).toMatchObject({ text: '需要帮忙吗？' });
  });

  it('begins one conversation when it is taken, also after a reload of the page', async () => {
    const { world, client } = await watching();
    world.socket.give(OFFER);
    client.acceptOffer('request-1');
    client.open({ kind: 'PRODUCT', reference: 'p-1' }, 'request-1');
    expect(world.socket.of('accept-offer')).toMatchObject([{ requestId: 'request-1', offerId: 'o-1' }]);
    expect(world.socket.of('open')).toEqual([]);
    expect(client.snapshot().offer).toBeUndefined();
    world.socket.give({ type: 'opened', requestId: 'request-1', conversationId: 'begun' });
    expect(client.snapshot().opened.get('request-1')).toBe('begun');
  });

  it('is gone when it is sent away, and the gateway knows', async () => {
    const { world, client } = await watching();
    world.socket.give(OFFER);
    client.dismissOffer();
    expect(client.snapshot().offer).toBeUndefined();
    expect(world.socket.of('dismiss-offer')).toMatchObject([{ offerId: 'o-1' }]);
  });
});
