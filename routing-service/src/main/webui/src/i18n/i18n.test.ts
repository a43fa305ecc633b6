import { expect, it } from 'vitest';
import { en } from './en';
import { firstLanguage } from './index';
import { zhCN } from './zh-CN';

function paths(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : paths(value as object, `${prefix}${key}.`),
  );
}

const wordAt = (words: object, path: string) =>
  path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], words) as string;
const blanks = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

it('has every word in both languages, none empty', () => {
  expect(paths(en)).toEqual(paths(zhCN));
  expect(paths(en).filter((path) => wordAt(en, path) === '' || wordAt(zhCN, path) === '')).toEqual([]);
});

it('fills the same blanks in both languages', () => {
  for (const path of paths(en)) {
    expect(blanks(wordAt(en, path)), path).toEqual(blanks(wordAt(zhCN, path)));
  }
});

it.each([
  ['en', ['zh-CN'], 'en'],
  [null, ['en-GB', 'zh-CN'], 'en'],
  [null, ['fr', 'zh-TW'], 'zh-CN'],
  [null, ['fr'], 'zh-CN'],
  ['xx', ['en'], 'en'],
] as const)('chose %j, browser %j: speaks %s', (chosen, browser, language) => {
  expect(firstLanguage(chosen, browser)).toBe(language);
});
