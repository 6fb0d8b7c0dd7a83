import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { POSTGRES_ENV } from './initialize.js';
import { signal } from './process-identity.js';
import { asServerError } from './start-error.js';
import { asUser, type SystemUser } from './system-user.js';

/** Nothing personal reaches the log: no statements, no parameters, no details of errors. */
const SETTINGS = {
  listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '200', shared_buffers: '128MB',
  timezone: 'UTC', log_timezone: 'UTC', log_line_prefix: '%m [%p] ', log_checkpoints: 'off', log_min_messages: 'log',
  log_min_error_statement: 'panic', log_error_verbosity: 'terse', log_parameter_max_length: '0', log_parameter_max_length_on_error: '0',
};

export interface Postmaster { readonly child: ChildProcess; readonly pid: number; readonly exited: Promise<string> }

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function isReady(cluster: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && (lines[7] ?? '').trim() === 'ready';
  } catch {
    return false;
  }
}

/**
 * Starts PostgreSQL in a process group of its own (Ctrl-C at the terminal does not reach it) and waits until it takes connections;
 * crash recovery may take as long as it needs.
 * @throws StartError PORT_IN_USE, DISK_FULL, DATABASE_START_FAILED
 */
export async function launch(cluster: string, port: number, binaries: Binaries, user: SystemUser, settings: Record<string, string>, onLog: (line: string) => void): Promise<Postmaster> {
  const all = { ...SETTINGS, ...settings, port: String(port) };
  const args = ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = spawn(binaries.postgres, args, { ...asUser(user), cwd: '/', env: POSTGRES_ENV, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const last: string[] = [];
  const lines = createInterface({ input: child.stderr });
  lines.on('line', (line) => {
    last.push(line);
    if (last.length > 20) last.shift();
    onLog(line);
  });
  let over = false;
  const exited = new Promise<string>((done) => {
    child.on('error', (error) => { last.push(`FATAL: ${error.message}`); over = true; done(error.message); });
    child.on('exit', (code, name) => { over = true; done(name ?? `exit code ${code}`); });
  });
  while (!over && !isReady(cluster, child.pid ?? -1)) await pause(20);
  if (!over && child.pid !== undefined) return { child, pid: child.pid, exited };
  // Lines written just before the end may still be on their way.
  await Promise.race([once(lines, 'close'), pause(500)]);
  throw asServerError(last, cluster, port);
}

/** Fast shutdown: open transactions are rolled back; after 30 s immediate, after 35 s killed. Resolves when the process is gone. */
export async function shutDown({ pid, exited }: Postmaster): Promise<void> {
  for (const [name, ms] of [['SIGINT', 30_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    signal(pid, name);
    const timer = new AbortController();
    const ended = await Promise.race([exited.then(() => true), pause(ms, false, { signal: timer.signal, ref: true }).catch(() => false)]);
    timer.abort();
    if (ended) return;
  }
}
