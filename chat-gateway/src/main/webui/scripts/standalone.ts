import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Plugin, transformWithEsbuild } from 'vite';

/** Scripts that are a file of their own, at a name that never changes: each one source without imports. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'sw.js': 'src/worker/worker.ts',
  'embed.js': 'src/embed/embed.ts',
  'signed-in.js': 'src/embed/signedIn.ts',
};
/** What a device without a network needs of `public/`. */
const KEPT = ['favicon.svg', 'icons/icon-192.png', 'icons/badge-96.png'];

/** Builds the service worker and the script for shops' pages beside the page, and serves them while developing. */
export function standaloneScripts(): Plugin {
  let shell: string[] = [];
  let page = '';
  let base = '/';
  let root = '.';
  let outDir = 'dist';
  const compile = async (source: string) => {
    const code = await readFile(join(root, source), 'utf8');
    const version = createHash('sha256').update(shell.join()).update(page).update(code).digest('hex').slice(0, 16);
    const define = { SHELL: JSON.stringify(shell), VERSION: JSON.stringify(version) };
    // as a function of its own: nothing of a shop's page is touched
    const built = await transformWithEsbuild(code, source, { target: 'es2020', define, minify: true, format: 'iife', sourcemap: false });
    return built.code;
  };
  return {
    name: 'standalone-scripts',
    configResolved(config) {
      ({ base, root } = config);
      ({ outDir } = config.build);
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const source = SCRIPTS[request.url?.slice(base.length).split('?')[0] ?? ''];
        if (!source) return next();
        response.setHeader('content-type', 'text/javascript');
        response.end(await compile(source));
      });
    },
    async writeBundle(_, bundle) {
      const parts = Object.keys(bundle).filter((file) => file.startsWith('assets/'));
      // the page's own document has no hash in its name: its content takes part in the version
      const document = Object.values(bundle).find((file) => file.fileName === 'index.html');
      page = document && 'source' in document ? String(document.source) : '';
      shell = [base, ...[...parts, ...KEPT].map((file) => base + file)];
      for (const [name, source] of Object.entries(SCRIPTS)) {
        await writeFile(resolve(root, outDir, name), await compile(source));
      }
    },
  };
}
