import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AUDIENCE, TICKET_AUDIENCE, type StaffPrincipal, type TicketClaims } from '@referrals/auth';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Signs for whoever a test says is there, in place of the directory's provider. */
export interface TestIssuer {
  readonly name: string;
  /** Where its keys are found, under `/oidc/jwks`. */
  readonly url: string;
  sign(who: StaffPrincipal): Promise<string>;
  /** A send ticket for the one request that is said. */
  ticket(who: StaffPrincipal, request: Pick<TicketClaims, 'key' | 'method' | 'path' | 'cnf'> & Partial<Pick<TicketClaims, 'revision'>>): Promise<string>;
  close(): void;
}

export async function startIssuer(): Promise<TestIssuer> {
  const name = 'urn:test:issuer';
  const pair = await generateKeyPair('EdDSA');
  const jwks = JSON.stringify({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'test', alg: 'EdDSA' }] });
  const server = createServer((_request, response) => response.setHeader('Content-Type', 'application/json').end(jwks));
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const signed = (subject: string, audience: string, claims: object): Promise<string> => new SignJWT({ ...claims }).setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
    .setIssuer(name).setAudience(audience).setSubject(subject).setIssuedAt().setExpirationTime('5m').sign(pair.privateKey);
  return {
    name, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sign: ({ staff, kind: _kind, ...claims }) => signed(staff, AUDIENCE, claims),
    ticket: ({ staff, organisation, organisationType }, request) => signed(staff, TICKET_AUDIENCE, { organisation, organisationType, ...request }),
    close: () => server.close(),
  };
}
