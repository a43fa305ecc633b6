export type Role = 'agent' | 'supervisor' | 'officer' | 'analyst' | 'operator' | 'merchant';

const ROLES: readonly Role[] = ['agent', 'supervisor', 'officer', 'analyst', 'operator', 'merchant'];

/**
 * The roles that a token names, only to show a menu that fits: each service checks the token itself.
 * A token that cannot be read names none.
 */
export function rolesOf(accessToken: string): readonly Role[] {
  try {
    const payload = (accessToken.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (char) => char.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { realm_access?: { roles?: string[] } };
    return ROLES.filter((role) => claims.realm_access?.roles?.includes(role));
  } catch {
    return [];
  }
}

export type PageName = 'workbench' | 'queue' | 'cases' | 'safety' | 'offers' | 'audit' | 'insight';

export const PAGES: readonly { name: PageName; path: string; roles: readonly Role[] }[] = [
  { name: 'workbench', path: '/', roles: ['agent', 'supervisor'] },
  { name: 'queue', path: '/queue', roles: ['agent', 'supervisor'] },
  { name: 'cases', path: '/cases', roles: ['supervisor', 'officer', 'agent', 'analyst'] },
  { name: 'safety', path: '/safety', roles: ['supervisor', 'officer'] },
  { name: 'offers', path: '/offers', roles: ['supervisor', 'merchant'] },
  { name: 'audit', path: '/audit', roles: ['supervisor', 'operator'] },
  { name: 'insight', path: '/insight', roles: ['supervisor', 'analyst'] },
];

/** The pages of the menu, in its order. */
export function pagesFor(roles: readonly Role[]): readonly (typeof PAGES)[number][] {
  return PAGES.filter((page) => page.roles.some((role) => roles.includes(role)));
}
