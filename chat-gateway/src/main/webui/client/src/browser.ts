/** What wakes a client, or tells it that waiting is all it can do. */
interface Listening {
  wake(): void;
  networkLost(): void;
}

/**
 * Tells the client when the browser lost its network, has it again, or when somebody looks at the page again.
 *
 * @returns stops telling
 */
export function followBrowser(client: Listening): () => void {
  const wake = () => {
    if (document.visibilityState === 'visible') client.wake();
  };
  const lost = () => client.networkLost();
  window.addEventListener('online', wake);
  window.addEventListener('offline', lost);
  document.addEventListener('visibilitychange', wake);
  return () => {
    window.removeEventListener('online', wake);
    window.removeEventListener('offline', lost);
    document.removeEventListener('visibilitychange', wake);
  };
}
