import { expect, it, vi } from 'vitest';
import { getWith, Problem } from './http';

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
