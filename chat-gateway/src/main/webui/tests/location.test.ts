import { expect, it } from 'vitest';
import { placeOf, searchOf } from '../src/place';

it.each([
  ['', { kind: 'start' }],
  ['?conversation=c-1', { kind: 'conversation', id: 'c-1' }],
  ['?conversation=c-1&at=7', { kind: 'conversation', id: 'c-1', at: 7 }],
  ['?conversation=c-1&at=x', { kind: 'conversation', id: 'c-1' }],
  [
    '?entrance=order&ref=20261118000123',
    { kind: 'entrance', entrance: { kind: 'ORDER', reference: '20261118000123' }, request: undefined },
  ],
  ['?entrance=product&ref=p-1&request=r-1', { kind: 'entrance', entrance: { kind: 'PRODUCT', reference: 'p-1' }, request: 'r-1' }],
  ['?entrance=help', { kind: 'entrance', entrance: { kind: 'HELP_CENTRE' }, request: undefined }],
  // an entrance without its order, or with something else entirely, is the start page
  ['?entrance=order', { kind: 'start' }],
  ['?entrance=constructor&ref=1', { kind: 'start' }],
  [`?conversation=${'x'.repeat(101)}`, { kind: 'start' }],
] as const)('reads %s', (search, place) => {
  expect(placeOf(search)).toEqual(place);
});

it.each([
  '',
  '?conversation=c-1',
  '?conversation=c-1&at=7',
  '?entrance=order&ref=1',
  '?entrance=product&ref=p-1&request=r-1',
  '?entrance=help',
])('writes %s as it was read', (search) => {
  expect(searchOf(placeOf(search))).toBe(search);
});
