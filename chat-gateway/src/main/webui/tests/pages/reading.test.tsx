import { act } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { message } from '../events';
import { BOT, C, Stage, cleanBrowser } from './stage';

beforeEach(cleanBrowser);

it('counts in the title what came while nobody looked, and tells the gateway what was displayed', async () => {
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  const stage = await Stage.talking(BOT, [message(C, 3, 'BOT', '你好')]);
  expect(document.title).toBe('云溪生活客服');
  expect(stage.world.socket.of('displayed')).toMatchObject([{ upTo: 3 }]);
  visibility.mockReturnValue('hidden');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await stage.happen(message(C, 4, 'BOT', '还在吗'));
  expect(document.title).toBe('(1) 云溪生活客服');
  expect(stage.world.socket.of('displayed')).toHaveLength(1);
  visibility.mockReturnValue('visible');
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  expect(document.title).toBe('云溪生活客服');
  expect(stage.world.socket.of('displayed').at(-1)).toMatchObject({ upTo: 4 });
});
