import { audit, blocks, breaks, evidence } from './mockAudit';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { customerFile, queue, live, transcript, cases, ratings, ago } from './mockData';

const REALM = '/auth/realms/xiaoer';
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Everybody is Zhou Jie, the supervisor. `?roles=` of the console's address is not looked at. */
const PERSON = { sub: 'a-0', name: '周洁', preferred_username: 'zhou-jie' };

let nonce: string | null = null;

/** The few parts of OpenID Connect that the console uses; answers whether the request was one of them. */
export function identityProvider(
  url: URL,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const json = (body: unknown) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body));
    return true;
  };
  switch (url.pathname) {
    case '/desk/api/configuration':
      return json({ oidc: { authority: origin + REALM, clientId: 'staff-console' } });
    case `${REALM}/.well-known/openid-configuration`:
      return json({
        issuer: origin + REALM,
        authorization_endpoint: `${origin}${REALM}/auth`,
        token_endpoint: `${origin}${REALM}/token`,
        end_session_endpoint: `${origin}${REALM}/logout`,
      });
    case `${REALM}/auth`: {
      nonce = url.searchParams.get('nonce');
      const back = new URL(url.searchParams.get('redirect_uri') ?? origin);
      back.searchParams.set('code', 'mock');
      back.searchParams.set('state', url.searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return true;
    }
    case `${REALM}/logout`:
      response.writeHead(302, { location: '/desk/' }).end();
      return true;
    case `${REALM}/token`: {
      request.resume();
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: origin + REALM,
        aud: 'staff-console',
        iat: now,
        exp: now + 300,
        nonce,
        ...PERSON,
      };
      const roles = { realm_access: { roles: ['agent', 'supervisor', 'analyst'] } };
      const jwt = (body: object) => `${encode({ alg: 'none' })}.${encode(body)}.`;
      return json({
        access_token: jwt({ ...claims, ...roles }),
        id_token: jwt(claims),
        refresh_token: 'mock',
        token_type: 'Bearer',
        expires_in: 300,
      });
    }
    default:
      return false;
  }
}

/** The services' REST answers; `undefined` for every other path. */
export function answers(url: URL): unknown {
  const proof = /\/events\/(\d+)\/evidence$/.exec(url.pathname);
  if (proof) {
    return evidence(Number(proof[1]));
  }
  const conversation = /^\/(?:chat|desk)\/api\/conversations\/([^/]+)\/(events|customer|why)$/.exec(
    url.pathname,
  );
  switch (conversation?.[2]) {
    case 'events': {
      const after = Number(url.searchParams.get('after'));
      const all = transcript(conversation[1] ?? '');
      return { events: all.filter((event) => event.seq > after), lastSeq: all.length };
    }
    case 'customer':
      return customerFile();
    case 'why':
      return {
        conversationId: conversation[1],
        agentId: 'a-0',
        agentName: '周洁',
        offeredAt: ago(200),
        why: {
          skill: 'payments',
          deadline: ago(-90),
          place: 1,
          waiting: 3,
          eligibleAgents: 2,
          agentLoad: 1,
          agentCapacity: 4,
        },
        policyVersion: 'routing-policy 1/offer20s',
      };
    default:
      break;
  }
  switch (url.pathname) {
    case '/desk/api/queue':
      return queue();
    case '/chat/api/audit':
      return audit();
    case '/chat/api/audit/breaks':
      return breaks();
    case '/chat/api/blocks':
      return blocks();
    case '/chat/api/alerts':
      return { alerts: [], next: null };
    case '/chat/api/reveals':
      return { reveals: [], next: null };
    case '/tickets/api/cases':
      return cases();
    case '/tickets/api/ratings':
      return ratings();
    case '/insight/api/live':
      return live();
    default:
      return undefined;
  }
}
