// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

it('has the types of the schemas as they are now', async () => {
  const { generate } = (await import('../scripts/generate-types.mjs' as string)) as { generate(): Promise<Map<string, string>> };
  for (const [path, source] of await generate()) {
    expect(await readFile(path, 'utf8'), `${path}: npm run types`).toBe(source);
  }
});
