import { InMemoryWebStorage } from 'oidc-client-ts';

/** The browser's own storage, or memory where it is forbidden: in a frame of a browser that trusts no third party. */
function storageOr(find: () => Storage): Storage {
  try {
    const found = find();
    found.getItem('xiaoer');
    return found;
  } catch {
    return new InMemoryWebStorage();
  }
}

/** Lives as long as the tab. */
export const tabStorage = storageOr(() => window.sessionStorage);

/** Stays on the device: for choices that say nothing about anybody. */
export const deviceStorage = storageOr(() => window.localStorage);
