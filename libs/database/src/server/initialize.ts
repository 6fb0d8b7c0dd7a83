import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { StartError, asFileError, asServerError } from './start-error.js';
import { asUser, type SystemUser } from './system-user.js';

/** The file that holds the superuser's password: ours alone to read, kept by backups. */
export function passwordFile(dataDir: string): string {
  return join(dataDir, 'secrets', 'postgres-password');
}

/** PostgreSQL's own folder inside the data folder. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

export const POSTGRES_ENV = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function run(program: string, args: string[], user: SystemUser): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { ...asUser(user), cwd: '/', env: POSTGRES_ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString(); });
    child.on('error', fail);
    child.on('close', (code) => done({ code, said }));
  });
}

function own(path: string, user: SystemUser): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

async function initdb(binaries: Binaries, folder: string, password: string, user: SystemUser, sync: boolean): Promise<void> {
  const hand = mkdtempSync(join(tmpdir(), 'postgres-init-'));
  try {
    const file = join(hand, 'password');
    writeFileSync(file, password, { mode: 0o600 });
    own(file, user);
    own(hand, user);
    const { code, said } = await run(binaries.initdb, [
      '-D', folder, '-U', 'postgres', `--pwfile=${file}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions', ...(sync ? [] : ['--no-sync']),
    ], user);
    if (code !== 0) throw asServerError(said.trim().split('\n'), folder, 0);
  } finally {
    rmSync(hand, { recursive: true, force: true });
  }
}

function refuseForeign(folder: string, expected: string): void {
  let version: string;
  try {
    version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw code === 'EACCES' ? new StartError('DATA_DIR_OWNER', folder, statSync(folder).uid, error) : asFileError(error, folder);
  }
  if (version !== expected) throw new StartError('DATA_VERSION', folder, version);
}

/**
 * The superuser's password of a data folder that is ready, made on first use: UTF-8, C.UTF-8 order, checksums, SCRAM.
 * The cluster is built aside and renamed when whole, so a crash or a full disk leaves nothing half-made.
 * @throws StartError
 */
export async function initialize(dataDir: string, binaries: Binaries, user: SystemUser, version: string, sync: boolean): Promise<string> {
  const folder = clusterFolder(dataDir);
  const secret = passwordFile(dataDir);
  try {
    for (const name of readdirSync(dataDir)) if (name.startsWith('postgres.new-')) rmSync(join(dataDir, name), { recursive: true, force: true });
    if (existsSync(folder)) {
      refuseForeign(folder, version);
      if (!existsSync(secret)) throw new StartError('PASSWORD_MISSING', secret);
      return readFileSync(secret, 'utf8').trim();
    }
    const password = randomBytes(24).toString('base64url');
    const draft = join(dataDir, `postgres.new-${process.pid}`);
    mkdirSync(draft, { mode: 0o700 });
    try {
      own(draft, user);
      await initdb(binaries, draft, password, user, sync);
      writeFileSync(secret, password, { mode: 0o600, flush: true });
      renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    return password;
  } catch (error) {
    throw asFileError(error, dataDir);
  }
}
