import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { C, Stage, expectAccessible, rest } from './stage';
import { opened } from '../events';

const OFFER = { type: 'offered', offerId: 'o-1', triggerId: 't-1', text: '需要帮您选尺码吗？', productId: 'p-1' } as const;

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  rest({ orders: [], products: [], conversations: { conversations: [] } });
});

async function offered(locale: 'zh-CN' | 'en'): Promise<Stage> {
  const stage = await Stage.open(`?conversation=${C}`, { locale });
  await stage.resume(opened(C, 1));
  await stage.play((world) => world.socket.give(OFFER));
  return stage;
}

it('shows help that is offered, and begins a conversation about the product when it is taken', async () => {
  const stage = await offered('zh-CN');
  expect(screen.getByTestId('offer')).toHaveTextContent('需要帮您选尺码吗？');
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: '好的，咨询一下' }));
  expect(stage.world.socket.of('accept-offer')).toMatchObject([{ offerId: 'o-1' }]);
  expect(screen.queryByTestId('offer')).toBeNull();
  expect(window.location.search).toContain('ref=p-1');
});

it('goes away when it is sent away', async () => {
  const stage = await offered('en');
  await userEvent.click(screen.getByRole('button', { name: 'No, thank you' }));
  expect(screen.queryByTestId('offer')).toBeNull();
  expect(stage.world.socket.of('dismiss-offer')).toHaveLength(1);
});
