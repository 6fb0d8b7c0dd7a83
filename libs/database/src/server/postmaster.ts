import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { POSTGRES_ENV, withFolder, type Host } from './host.js';
import { asServerError } from './start-error.js';
import { asUser } from './system-user.js';

/** What every way of running our PostgreSQL shares, as `name = value` lines. */
const SHARED = Object.fromEntries([...readFileSync(new URL('../../../../deploy/postgres/server.conf', import.meta.url), 'utf8').matchAll(/^(\w+) = '?(.*?)'?$/gm)]
  .map(([, name = '', value = '']) => [name, value]));

const SETTINGS = {
  ...SHARED, listen_addresses: '127.0.0.1', unix_socket_directories: '',
  // An eighth of the memory, 128 MB to 2 GB: the rest is the operating system's cache, which PostgreSQL reads through.
  shared_buffers: `${Math.min(2_048, Math.max(128, Math.floor(totalmem() / 8 / 2 ** 20)))}MB`,
};

export interface Launch { readonly cluster: string; readonly port: number; readonly settings: Readonly<Record<string, string>>; readonly signal?: AbortSignal | undefined }

export interface Postmaster { readonly child: ChildProcess; readonly pid: number; readonly exited: Promise<string> }

function isReady(cluster: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(pid) && (lines[7] ?? '').trim() === 'ready';
  } catch {
    return false;
  }
}

function start({ cluster, port, settings }: Launch, host: Host): ChildProcess {
  const all = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // A session of its own: Ctrl-C at the terminal reaches us, not PostgreSQL.
  return withFolder(cluster, host, (path, files) => spawn(host.binaries.postgres, ['-D', path, ...all], {
    ...asUser(host.user), cwd: '/', env: POSTGRES_ENV, detached: true, stdio: ['ignore', 'ignore', 'pipe', ...files],
  }));
}

/**
 * Starts PostgreSQL and waits until it takes connections; crash recovery may take as long as it needs.
 * @throws StartError PORT_IN_USE, DISK_FULL, DATABASE_START_FAILED (also when `signal` aborts)
 */
export async function launch(what: Launch, host: Host): Promise<Postmaster> {
  const child = start(what, host);
  const last: string[] = [];
  const lines = createInterface({ input: child.stderr! });
  const closed = once(lines, 'close');
  lines.on('line', (line) => {
    last.push(line);
    if (last.length > 20) last.shift();
    host.onLog(line);
  });
  const state = { over: false };
  const exited = new Promise<string>((done) => {
    const end = (reason: string): void => { state.over = true; done(reason); };
    child.on('error', (error) => { last.push(`FATAL: ${error.message}`); end(error.message); });
    child.on('exit', (code, name) => end(name ?? `exit code ${code}`));
  });
  const abort = (): void => void child.kill('SIGINT');
  what.signal?.addEventListener('abort', abort);
  while (!state.over && !isReady(what.cluster, child.pid ?? -1)) await pause(20);
  what.signal?.removeEventListener('abort', abort);
  if (!state.over && child.pid !== undefined) return { child, pid: child.pid, exited };
  await Promise.race([closed, pause(500)]);
  throw asServerError(last, what.cluster, what.port);
}

/** Fast shutdown: open transactions are rolled back; after 30 s immediate, after 35 s killed. Resolves when the process is gone. */
export async function shutDown({ child, exited }: Postmaster): Promise<void> {
  for (const [name, ms] of [['SIGINT', 30_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    child.kill(name);
    const timer = new AbortController();
    const ended = await Promise.race([exited.then(() => true), pause(ms, false, { signal: timer.signal }).catch(() => false)]);
    timer.abort();
    if (ended) return;
  }
}
