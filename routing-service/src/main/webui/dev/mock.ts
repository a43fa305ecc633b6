import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { WebSocketServer } from 'ws';
import { answers, identityProvider } from './mockRest';
import { MockDesk } from './MockDesk';

/**
 * Pretended services for work on the pages (`npm run mock`): an identity provider that lets everybody in,
 * REST answers, and a desk that offers conversations. Only the dev server loads this.
 */
export function mockServices(): Plugin {
  return {
    name: 'mock-services',
    configureServer(server) {
      const origin = 'http://127.0.0.1:5183';
      server.middlewares.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
        const url = new URL(request.url ?? '/', origin);
        if (identityProvider(url, origin, request, response)) {
          return;
        }
        const body = answers(url);
        if (body === undefined) {
          next();
          return;
        }
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(body));
      });
      const sockets = new WebSocketServer({ noServer: true });
      sockets.on('connection', (socket) => new MockDesk(socket));
      server.httpServer?.on('upgrade', (request, socket, head) => {
        if (request.url === '/desk/ws') {
          sockets.handleUpgrade(request, socket, head, (opened) =>
            sockets.emit('connection', opened, request),
          );
        }
      });
    },
  };
}
