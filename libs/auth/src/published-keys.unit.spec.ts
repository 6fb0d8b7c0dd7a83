import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { AUDIENCE, TokenVerifier } from './token-verifier.js';

const REPORT = '01970000-0000-7000-8000-000000000101';
const unavailable = { code: 'SIGN_IN_UNAVAILABLE', retryAfter: 2 };

describe('an issuer that publishes its keys over HTTP', () => {
  let pair: { publicKey: CryptoKey; privateKey: CryptoKey };
  let published: JWK;
  let server: Server;
  let answer: RequestListener;
  let verifier: TokenVerifier;
  beforeAll(async () => {
    pair = await generateKeyPair('ES256');
    published = { ...await exportJWK(pair.publicKey), kid: 'one', alg: 'ES256', use: 'sig' };
  });
  beforeEach(async () => {
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    answer = says(JSON.stringify({ keys: [published] }));
    verifier = new TokenVerifier([{ issuer: 'us', kind: 'ANONYMOUS_REPORTER', jwks: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`) }]);
  });
  afterEach(async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((closed) => server.close(closed));
  });

  const says = (text: string, status = 200): RequestListener => (_, response) => void response.writeHead(status, { location: '/elsewhere' }).end(text);
  const token = ({ kid = 'one', life = '10m', key = pair.privateKey } = {}): Promise<string> => new SignJWT({ report: REPORT })
    .setProtectedHeader({ alg: 'ES256', kid }).setIssuer('us').setAudience(AUDIENCE).setExpirationTime(life).sign(key);

  it.each<[string, RequestListener]>([
    ['503', says('{}', 503)],
    ['404', says('', 404)],
    ['a redirection', says('', 302)],
    ['a page', says('<html>Bad gateway</html>')],
    ['JSON that is no key set', says('{"keys": 1}')],
    ['half an answer', (_, response) => { response.writeHead(200, { 'content-length': '99' }).write('{'); response.destroy(); }],
    ['a closed connection', (request) => void request.socket.destroy()],
    ['nothing', () => undefined],
  ])('and answers with %s judges no token, and is asked again', async (_, bad) => {
    const usual = answer;
    answer = bad;
    await expect(verifier.verify(await token())).rejects.toMatchObject(unavailable);
    answer = usual;
    expect(await verifier.verify(await token())).toMatchObject({ report: REPORT });
  });

  it('and publishes a key that is none judges no token', async () => {
    answer = says(JSON.stringify({ keys: [{ ...published, x: 'AA', y: 'AA' }] }));
    await expect(verifier.verify(await token())).rejects.toMatchObject(unavailable);
  });

  it('and is not there judges no token, not even an old one', async () => {
    await new Promise((closed) => server.close(closed));
    await expect(verifier.verify(await token())).rejects.toMatchObject(unavailable);
    await expect(verifier.verify(await token({ life: '-10m' }))).rejects.toMatchObject(unavailable);
  });

  it('and is there has old, forged and foreign tokens refused, and those of a key or an algorithm it does not have', async () => {
    const stranger = await generateKeyPair('ES256');
    const secret = await new SignJWT({ report: REPORT }).setProtectedHeader({ alg: 'HS256' }).setIssuer('us').setAudience(AUDIENCE).setExpirationTime('10m').sign(new TextEncoder().encode('a'.repeat(32)));
    const bad = [await token({ life: '-10m' }), await token({ key: stranger.privateKey }), await token({ kid: 'two', key: stranger.privateKey }), secret];
    for (const one of bad) await expect(verifier.verify(one)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await verifier.verify(await token())).toMatchObject({ report: REPORT });
  });

  it('and goes away has tokens of keys known a while ago verified', async () => {
    await verifier.verify(await token());
    answer = says('', 503);
    expect(await verifier.verify(await token({ life: '20m' }))).toMatchObject({ report: REPORT });
  });
});
