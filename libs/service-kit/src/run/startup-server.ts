import { createServer } from 'node:http';
import { DomainError } from '@referrals/contracts';
import { problemOf } from '../http/problem.filter.js';
import type { HealthFinding } from './health.js';

/** Stands at the port of a process that cannot serve yet. */
export interface StartupServer { close(): Promise<void> }

/**
 * Answers for a service that waits for its database: it lives, it is not ready and says why, and who wants more is told when to come
 * back. @throws when the port is taken
 */
export async function openStartupServer(host: string, port: number, finding: () => HealthFinding): Promise<StartupServer> {
  const problem = problemOf(new DomainError('DATABASE_UNAVAILABLE'));
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: object): void => {
      response.writeHead(status, { 'Content-Type': type, ...(status === 503 ? { 'Retry-After': '2' } : {}), Connection: 'close' }).end(JSON.stringify(body));
    };
    request.resume();
    if (request.url === '/health/live') answer(200, 'application/json', { state: 'ok' });
    else if (request.url?.startsWith('/health/')) answer(503, 'application/json', { state: 'waiting', findings: [finding()] });
    else answer(problem.status, 'application/problem+json', problem);
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(port, host, resolve); });
  return {
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
