// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { en } from '../src/i18n/en';
import { zhCN } from '../src/i18n/zh-CN';

/** Every word of a language by its path. */
function words(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : words(value as object, `${path}${key}.`),
  );
}

const places = (word: string) => [...word.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

it('says the same things in both languages, with the same blanks', () => {
  const chinese = new Map(words(zhCN));
  const english = new Map(words(en));
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  for (const [path, word] of chinese) {
    expect(places(english.get(path) ?? ''), path).toEqual(places(word));
  }
});

/** What only a developer's mistake leads to. */
const NEVER_SEEN = ['bad-json', 'unknown-type', 'invalid-frame', 'already-greeted'];

it('has words for every refusal that the documentation names', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
  const list = /has one of the codes ([^(]+)\(/.exec(readme)?.[1] ?? '';
  const codes = [...list.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!).filter((code) => !NEVER_SEEN.includes(code));
  expect(codes.length).toBeGreaterThan(15);
  expect(Object.keys(zhCN.refusal)).toEqual(expect.arrayContaining(codes));
});
