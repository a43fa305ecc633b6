import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { Content } from '@xiaoer/customer-client';
import { logged, message, opened } from '../events';
import { C, Stage, expectAccessible, rest } from './stage';

const MEDIUM = { id: 'm-1', mediaType: 'image/jpeg', bytes: 20_480, name: '裂口.jpg', width: 640, height: 480 };
const address = (id: string) => ({ id, url: `/chat/api/media/${id}/original`, expiresAt: '2099-01-01T00:00:00Z' });

async function talk(...contents: Content[]): Promise<Stage> {
  const stage = await Stage.open(`?conversation=${C}`);
  await stage.resume(opened(C), ...contents.map((content, index) => message(C, index + 2, 'AGENT', content)));
  return stage;
}

it('sends a file as a message when the gateway has it, with the seal that came back', async () => {
  const asked = rest({
    [`conversations/${C}/media?kind=`]: { ...MEDIUM, seal: 's' },
    [`conversations/${C}/media?ids=`]: { addresses: [] },
  });
  const stage = await talk();
  const file = new File(['bytes'], '裂口.jpg', { type: 'image/jpeg' });
  await userEvent.upload(screen.getByTestId('file-input'), file);
  await waitFor(() => expect(stage.world.socket.of('post')).toHaveLength(1));
  expect(stage.world.socket.of('post')[0]).toMatchObject({ content: { kind: 'image', medium: { id: 'm-1', seal: 's' } } });
  const [path, options] = asked.mock.calls.find(([url]) => String(url).includes('kind=image')) as [string, RequestInit];
  expect(new URLSearchParams(path.split('?')[1]).get('name')).toBe('裂口.jpg');
  expect(options).toMatchObject({ method: 'POST', body: file });
});

it('says why a file was not taken, and sends it again under the same id', async () => {
  const asked = rest({ [`conversations/${C}/media?kind=`]: 413 });
  const stage = await talk();
  await userEvent.upload(screen.getByTestId('file-input'), new File(['x'], 'a.pdf', { type: 'application/pdf' }));
  const upload = within(await screen.findByTestId('upload'));
  expect(await upload.findByRole('alert')).toHaveTextContent('没能发出去');
  await expectAccessible();
  await userEvent.click(upload.getByRole('button', { name: '重试' }));
  const ids = () => asked.mock.calls.map(([url]) => new URLSearchParams(String(url).split('?')[1]).get('uploadId')).filter(Boolean);
  await waitFor(() => expect(ids()).toHaveLength(2));
  expect(new Set(ids()).size).toBe(1);
  await userEvent.click(await upload.findByRole('button', { name: '删除' }));
  expect(screen.queryByTestId('upload')).not.toBeInTheDocument();
  expect(stage.world.socket.of('post')).toEqual([]);
});

it('keeps a file that is larger than the gateway takes, says how large it may be, and sends nothing', async () => {
  const asked = rest({ [`conversations/${C}/media?kind=`]: { ...MEDIUM, seal: 's' } });
  const stage = await talk();
  stage.session.media.fileBytes = 2;
  await userEvent.upload(screen.getByTestId('file-input'), new File(['xyz'], 'a.pdf', { type: 'application/pdf' }));
  const upload = within(await screen.findByTestId('upload'));
  expect(await upload.findByRole('alert')).toHaveTextContent('没有发送：文件超过了');
  expect(upload.queryByRole('button', { name: '重试' })).not.toBeInTheDocument();
  expect(asked.mock.calls.filter(([url]) => String(url).includes('kind='))).toEqual([]);
});

it('shows pictures, voices with what was heard, files and links with what they say of themselves', async () => {
  rest({
    [`conversations/${C}/media?ids=m-1`]: { addresses: [address('m-1')] },
    [`conversations/${C}/media?ids=m-2`]: { addresses: [address('m-2')] },
  });
  const stage = await talk(
    { kind: 'image', medium: MEDIUM, caption: '这里裂了' },
    { kind: 'voice', medium: { ...MEDIUM, id: 'm-2', mediaType: 'audio/webm', durationMillis: 5_000 } },
    { kind: 'link', url: 'https://www.example.com/care', text: '看这里' },
    { kind: 'link', url: 'javascript:alert(1)', text: '不是链接' },
    { kind: 'other', originalKind: 'hologram' },
  );
  expect(screen.getByText('正在转成文字…')).toBeInTheDocument();
  await stage.happen(
    logged(C, 7, 'conversation.voice-transcribed.v1', { messageSeq: 3, transcript: { result: 'HEARD', text: '我的快递呢' } }),
    logged(C, 8, 'conversation.link-previewed.v1', {
      messageSeq: 4,
      preview: { url: 'https://www.example.com/care', host: 'www.example.com', title: '怎么洗', description: null },
    }),
  );
  expect(await screen.findByRole('button', { name: '放大：这里裂了' })).toBeInTheDocument();
  expect(screen.getByText('我的快递呢')).toBeInTheDocument();
  expect(screen.getByLabelText('语音，0:05')).toHaveAttribute('src', '/chat/api/media/m-2/original');
  const link = screen.getByTestId('link');
  expect(link).toHaveAttribute('href', 'https://www.example.com/care');
  expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
  expect(link).toHaveTextContent('怎么洗');
  expect(screen.getByText('不是链接')).toBeInTheDocument();
  expect(screen.getByText(/还不能显示这类消息/)).toBeInTheDocument();
  await expectAccessible();
});

it('says that a medium is gone, and looks again', async () => {
  rest({ [`conversations/${C}/media?ids=`]: { addresses: [] } });
  await talk({ kind: 'file', medium: { ...MEDIUM, name: '发票.pdf' } });
  expect(await screen.findByText('“发票.pdf”打不开')).toBeInTheDocument();
});

it('takes the answers of a form once', async () => {
  rest({});
  const fields = [
    { name: 'size', label: '新尺码', kind: 'CHOICE', options: ['S', 'M'], required: true },
    { name: 'note', label: '备注', kind: 'TEXT', required: false },
  ] as const;
  const stage = await talk({ kind: 'form', formId: 'f-1', title: '换货信息', fields: fields.map((field) => ({ ...field })) } as Content);
  const form = within(screen.getByTestId('form'));
  await userEvent.selectOptions(form.getByLabelText('新尺码'), 'M');
  await expectAccessible();
  await userEvent.click(form.getByRole('button', { name: '提交' }));
  expect(stage.world.socket.of('post')[0]).toMatchObject({
    content: { kind: 'form-answer', formId: 'f-1', formSeq: 2, values: [{ name: 'size', label: '新尺码', value: 'M' }] },
  });
  expect(form.getByRole('button', { name: '已提交' })).toBeDisabled();
});
