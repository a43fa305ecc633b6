/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { mockGateway } from './dev/mockGateway';
import { standaloneScripts } from './scripts/standalone';

/** ChatUI's style sheet asks a foreign host for a font: no customer's visit is told to anybody else. */
const withoutForeignFonts: Plugin = {
  name: 'without-foreign-fonts',
  enforce: 'pre',
  transform(code, id) {
    return id.includes('@chatui/core/dist/index.css') ? { code: code.replace(/@font-face\{[^}]*\}/g, ''), map: null } : undefined;
  },
};

export default defineConfig(({ mode }) => ({
  base: '/chat/',
  plugins: [react(), withoutForeignFonts, standaloneScripts(), ...(mode === 'mock' ? [mockGateway()] : [])],
  // its modules instead of its one file for browsers, of which nothing could be left out
  resolve: {
    alias: [
      { find: /^@chatui\/core$/, replacement: '@chatui/core/es/index.js' },
      { find: '@xiaoer/customer-client', replacement: fileURLToPath(new URL('client/src/index.ts', import.meta.url)) },
    ],
  },
  server: { host: '127.0.0.1', port: 5173 },
  build: {
    target: 'es2022',
    // a data: URL would need img-src and font-src data: in the gateway's Content-Security-Policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      // ChatUI does not say that its modules can be left out; only what is used is shipped
      treeshake: { moduleSideEffects: (id) => !/@chatui\/core\/es\//.test(id) },
    },
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'jsdom',
    include: ['{tests,client/tests}/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    css: false,
    restoreMocks: true,
    unstubGlobals: true,
    // a whole page in a busy machine's jsdom
    testTimeout: 30_000,
  },
}));
