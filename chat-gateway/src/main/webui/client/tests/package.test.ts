// @vitest-environment node
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { type CustomerFrame, type GatewayFrame, type LoggedEvent } from '../src/index.js';
import { message, opened } from '../../tests/events';

const run = promisify(execFile);
const client = fileURLToPath(new URL('..', import.meta.url));
const webui = join(client, '..');
const C = 'conversation-1';
let workshop: string;
let app: string;

/** Packs the client as it would be published, and installs the package in an empty app. */
beforeAll(async () => {
  workshop = await mkdtemp(join(tmpdir(), 'xiaoer-client-'));
  const parts = join(workshop, 'package');
  app = join(workshop, 'app');
  await mkdir(parts);
  await mkdir(app);
  for (const part of ['package.json', 'README.md', 'LICENSE']) await cp(join(client, part), join(parts, part));
  await run('node_modules/.bin/tsc', ['-p', 'client', '--outDir', join(parts, 'dist')], { cwd: webui });
  await run('npm', ['pack', '--pack-destination', app], { cwd: parts });
  const packed = JSON.parse(await readFile(join(parts, 'package.json'), 'utf8')) as { version: string };
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', `./xiaoer-customer-client-${packed.version}.tgz`], { cwd: app });
  await cp(join(client, 'tests/app/app.ts'), join(app, 'app.ts'));
}, 120_000);

afterAll(() => rm(workshop, { recursive: true, force: true }));

it('gives a strict app its types, and runs in plain Node through a cut connection, each message once and in order', async () => {
  const settings = { module: 'NodeNext', target: 'ES2022', lib: ['ES2023', 'DOM'], strict: true, types: [] };
  await writeFile(join(app, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, files: ['app.ts'] }));
  await run(join(webui, 'node_modules/.bin/tsc'), ['-p', app]);

  const gateway = await PlayedServer.listening();
  try {
    const ws = pathToFileURL(join(webui, 'node_modules/ws/wrapper.mjs')).href;
    const { stdout } = await run('node', ['app.js'], { cwd: app, env: { PATH: process.env.PATH, APP_URL: gateway.url, APP_WS: ws } });
    expect(JSON.parse(stdout)).toEqual({ said: ['first', 'second', 'welcome'], seqs: [1, 2, 3, 4] });
    expect(gateway.hellos).toEqual([[], [{ conversationId: C, lastSeq: 1 }]]);
  } finally {
    gateway.close();
  }
}, 120_000);

/** Accepts both messages on the first connection, cuts it before it says so, and goes on on the second. */
class PlayedServer {
  readonly hellos: unknown[] = [];
  readonly #log: LoggedEvent[] = [opened(C)];
  #posts = 0;

  private constructor(private readonly server: WebSocketServer) {
    server.on('connection', (socket) => socket.on('message', (data) => this.take(socket, JSON.parse(String(data)) as CustomerFrame)));
  }

  static async listening(): Promise<PlayedServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await new Promise((resolve) => server.once('listening', resolve));
    return new PlayedServer(server);
  }

  get url(): string {
    const address = this.server.address();
    return `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  close(): void {
    this.server.close();
  }

  private take(socket: WebSocket, frame: CustomerFrame): void {
    const give = (answer: GatewayFrame) => socket.send(JSON.stringify(answer));
    if (frame.type === 'hello') {
      this.hellos.push(frame.resume);
      const customer = { id: 'c-1', displayName: 'Li Na', tier: 'STANDARD' } as const;
      give({ type: 'welcome', protocol: 1, customer, tokenExpiresAt: '2099-01-01T00:00:00Z', heartbeatSeconds: 30 });
      for (const { conversationId, lastSeq } of frame.resume) {
        this.#log.slice(lastSeq).forEach((event) => give({ type: 'event', event }));
        give({ type: 'resumed', conversationId, lastSeq: this.#log.length });
      }
    } else if (frame.type === 'open') {
      give({ type: 'opened', requestId: frame.requestId, conversationId: C });
      this.#log.forEach((event) => give({ type: 'event', event }));
    } else if (frame.type === 'post') {
      const known = this.#log.some((event) => 'clientMessageId' in event.data && event.data.clientMessageId === frame.clientMessageId);
      if (!known) this.#log.push(message(C, this.#log.length + 1, 'CUSTOMER', frame.text ?? undefined, frame.clientMessageId));
      if (++this.#posts === 2) socket.terminate();
      else if (this.#posts > 2) give({ type: 'accepted', ref: frame.clientMessageId });
      if (this.#posts === 4) {
        this.#log.push(message(C, this.#log.length + 1, 'AGENT', 'welcome'));
        give({ type: 'event', event: this.#log.at(-1) as LoggedEvent });
      }
    }
  }
}
