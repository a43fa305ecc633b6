import { expect, it, vi } from 'vitest';
import { downloadWith, getWith, Problem } from './http';

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ status, code, title: 'refused' }), { status });

it('renews a refused token once, and reads again with the new one', async () => {
  const fetched = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValueOnce(problem(401, 'token-ended'))
    .mockResolvedValueOnce(new Response('{"n":1}'));
  const token = async (fresh?: boolean) => (fresh ? 'new' : 'old');
  await expect(getWith({ token })('/desk/api/queue')).resolves.toEqual({ n: 1 });
  const sent = fetched.mock.calls.map(
    ([, init]) => (init?.headers as Record<string, string>)['authorization'],
  );
  expect(sent).toEqual(['Bearer old', 'Bearer new']);
});

it('tells a refusal by its status and code', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(problem(403, 'not-yours'));
  const failure = await getWith({ token: async () => 't' })('/x').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Problem);
  expect(failure).toMatchObject({ status: 403, code: 'not-yours' });
});

it('tells that nobody answered', async () => {
  vi.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('network'));
  await expect(getWith({ token: async () => 't' })('/x')).rejects.toMatchObject({
    status: 0,
    code: 'NO_ANSWER',
  });
});

it('counts the bytes of a download as they come', async () => {
  const pieces = new ReadableStream({
    start(body) {
      body.enqueue(new Uint8Array(3));
      body.enqueue(new Uint8Array(4));
      body.close();
    },
  });
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(pieces));
  const told: number[] = [];
  const download = downloadWith({ token: async () => 't' });
  const file = await download('/x', new Blob(['{}']), 'application/zip', (bytes) => told.push(bytes));
  expect(told).toEqual([3, 7]);
  expect(file.size).toBe(7);
});

it('takes a download that breaks off for none', async () => {
  const broken = new ReadableStream({
    start: (body) => body.enqueue(new Uint8Array(3)),
    pull: (body) => body.error(new TypeError('terminated')),
  });
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(broken));
  const download = downloadWith({ token: async () => 't' });
  await expect(download('/x', new Blob(['{}']), 'application/zip', () => undefined)).rejects.toMatchObject({
    status: 0,
    code: 'NO_ANSWER',
  });
});
