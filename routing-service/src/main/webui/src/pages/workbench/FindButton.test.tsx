import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answering, show } from '../../test/render';
import { FindButton } from './FindButton';

it('finds words in the conversation and goes to the message', async () => {
  const shown = vi.fn();
  Element.prototype.scrollIntoView = shown;
  const asked = answering({
    '/chat/api/search': {
      messages: [
        { seq: 4, time: '2026-11-20T04:00:00Z', author: { displayName: '李娜' }, words: '尺码偏小' },
      ],
    },
  });
  await show(
    <section data-conversation="conv-1">
      <p data-seq="4">尺码偏小</p>
      <FindButton conversation="conv-1" />
    </section>,
    { language: 'en' },
  );
  await userEvent.click(screen.getByRole('button', { name: 'Find in this conversation' }));
  await userEvent.type(screen.getByRole('searchbox', { name: 'Words that you look for' }), '尺码{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: /李娜/ }));
  expect(asked.at(-1)).toContain('conversation=conv-1');
  expect(shown).toHaveBeenCalled();
});

it('says where nothing was found', async () => {
  answering({ '/chat/api/search': { messages: [] } });
  await show(<FindButton conversation="conv-1" />, {});
  await userEvent.click(screen.getByRole('button', { name: '在此对话中查找' }));
  await userEvent.type(screen.getByRole('searchbox'), '鹦鹉{Enter}');
  expect(await screen.findByText('没有找到“鹦鹉”。')).toBeVisible();
});
