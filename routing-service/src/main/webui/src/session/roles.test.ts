import { expect, it } from 'vitest';
import { pagesFor, rolesOf, type Role } from './roles';

const token = (claims: object) =>
  `x.${btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims))))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')}.x`;

it('reads the roles of this console, and no others, from a token', () => {
  expect(
    rolesOf(token({ name: '陈晓？', realm_access: { roles: ['agent', 'offline_access', 'customer'] } })),
  ).toEqual(['agent']);
});

it.each(['', 'x', 'x.%%%.x', token({}), token({ realm_access: {} })])('reads no roles from %j', (broken) => {
  expect(rolesOf(broken)).toEqual([]);
});

it.each<[Role[], string[]]>([
  [['agent'], ['workbench', 'queue', 'cases']],
  [['supervisor'], ['workbench', 'queue', 'cases', 'safety', 'offers', 'audit', 'insight']],
  [['officer'], ['cases', 'safety']],
  [['analyst'], ['cases', 'insight']],
  [['operator'], ['audit']],
  [['merchant'], ['offers']],
  [[], []],
])('shows %j the pages %j', (roles, pages) => {
  expect(pagesFor(roles).map((page) => page.name)).toEqual(pages);
});
