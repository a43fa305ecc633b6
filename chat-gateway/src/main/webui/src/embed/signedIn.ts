// The end of a sign-in in a window of its own, which an embedded page opens: tells that page, and is closed by it.
// One file without imports, built to /chat/signed-in.js.
(() => {
  const opener = window.opener as Window | null;
  opener?.postMessage({ source: 'oidc-client', url: window.location.href, keepOpen: false }, window.location.origin);
  if (opener) window.close();
  else window.location.replace('./');
})();
