import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { DomainError, SERVICES, type ServiceName } from '@referrals/contracts';
import { problemOf } from '@referrals/service-kit';

/** Which service answers a path: its own API under its name, everything else (sign-in, documents, health) the directory. */
export function serviceFor(path: string): ServiceName {
  return SERVICES.find((service) => path.startsWith(`/api/${service}/`)) ?? 'directory';
}

export interface DoorOptions {
  readonly port: number;
  /** Where each service is. */
  readonly addresses: Readonly<Record<ServiceName, string>>;
  /** Another proxy on this machine stands before this door: it is taken at its word about whom it asks for. */
  readonly behindProxy?: boolean;
}

export interface FrontDoor { readonly url: string; close(): Promise<void> }

/**
 * The one address in front of services that run in processes of their own: the same URLs as in one process. Bodies stream through,
 * and a service that does not answer is 503 with `Retry-After`. Nothing is tried twice but what only reads, on a connection that the service
 * ended while it was taken up again. Writes no log.
 */
export async function openFrontDoor(options: DoorOptions): Promise<FrontDoor> {
  const { port } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 1_024, scheduling: 'fifo' });
  const server = createServer((incoming, outgoing) => passOn(incoming, outgoing, options, agent));
  // A connection of ours must not end while a client is just using it again.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      server.close(() => { agent.destroy(); resolve(); });
      server.closeAllConnections();
    }),
  };
}

const READS = ['GET', 'HEAD'];

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, options: DoorOptions, agent: Agent, isSecond = false): void {
  const { addresses, behindProxy = false } = options;
  const asked = incoming.url ?? '/';
  const { hostname, port } = new URL(addresses[serviceFor(asked)]);
  const said = behindProxy ? incoming.headers['x-forwarded-for'] : undefined;
  const headers = { ...incoming.headers, 'x-forwarded-for': said ?? incoming.socket.remoteAddress ?? '', 'x-forwarded-proto': 'http' };
  // What this door shows as its health is that of all services behind it.
  const path = asked === '/health/ready' ? '/health/exchange' : asked;
  const inner = request({ hostname, port, agent: isSecond ? false : agent, method: incoming.method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
    answer.once('error', () => outgoing.destroy());
  });
  inner.once('error', () => {
    const mayAgain = inner.reusedSocket && !isSecond && READS.includes(incoming.method ?? '') && !outgoing.headersSent && !outgoing.destroyed;
    if (mayAgain) passOn(incoming, outgoing, options, agent, true);
    else refuse(outgoing);
  });
  outgoing.once('close', () => inner.destroy());
  if (isSecond) inner.end();
  else incoming.pipe(inner);
}

function refuse(outgoing: ServerResponse): void {
  if (outgoing.headersSent) return void outgoing.destroy();
  const problem = problemOf(new DomainError('SERVICE_AWAY'));
  outgoing.writeHead(problem.status, { 'Content-Type': 'application/problem+json', 'Retry-After': '1' }).end(JSON.stringify(problem));
}
