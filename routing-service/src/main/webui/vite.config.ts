import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What both sides of a call share lives beside the customer's client, and needs nothing of it. */
const CALL = '../../../../chat-gateway/src/main/webui/client/src/call/index.ts';

export default defineConfig(async ({ mode }) => ({
  base: '/desk/',
  // `npm run mock` only: pretended services for work on the pages. Never part of a build.
  plugins: [react(), ...(mode === 'mock' ? [(await import('./dev/mock')).mockServices()] : [])],
  resolve: { alias: { '@xiaoer/customer-client/call': fileURLToPath(new URL(CALL, import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5183, strictPort: true },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Everything is a file of its own origin: the page's CSP knows no data: scripts or styles.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_500,
  },
  test: {
    environment: 'jsdom',
    globals: true,
    setupFiles: ['src/test/setup.ts'],
    css: false,
    restoreMocks: true,
    testTimeout: 60_000,
    pool: 'forks',
    poolOptions: { forks: { maxForks: 2 } },
  },
}));
