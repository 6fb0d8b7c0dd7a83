import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterFolder, passwordFile } from './data-folder.js';
import { POSTGRES_ENV, withFolder, type Host } from './host.js';
import { StartError, asFileError, asServerError } from './start-error.js';
import { asUser, type SystemUser } from './system-user.js';

const LAYOUT = [
  '--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
];

function run(program: string, folder: string, args: string[], host: Host): Promise<{ code: number | null; said: string }> {
  return new Promise((done, fail) => {
    const child = withFolder(folder, host, (path, files) => spawn(program, ['-D', path, ...args], {
      ...asUser(host.user), cwd: '/', env: POSTGRES_ENV, stdio: ['ignore', 'pipe', 'pipe', ...files],
    }));
    let said = '';
    const hear = (chunk: Buffer): void => { said += chunk.toString(); };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', fail);
    child.on('close', (code) => done({ code, said }));
  });
}

function give(path: string, user: SystemUser): void {
  if (user.uid !== undefined && user.gid !== undefined) chownSync(path, user.uid, user.gid);
}

async function initdb(folder: string, password: string, host: Host, sync: boolean): Promise<void> {
  const hand = mkdtempSync(join(tmpdir(), 'postgres-init-'));
  try {
    const file = join(hand, 'password');
    writeFileSync(file, password, { mode: 0o600 });
    give(file, host.user);
    give(hand, host.user);
    const { code, said } = await run(host.binaries.initdb, folder, [...LAYOUT, `--pwfile=${file}`, ...(sync ? [] : ['--no-sync'])], host);
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
  const owner = statSync(folder).uid;
  if (process.getuid !== undefined && process.getuid() !== 0 && owner !== process.getuid()) throw new StartError('DATA_DIR_OWNER', folder, owner);
  if (version !== expected) throw new StartError('DATA_VERSION', folder, version);
}

async function create(dataDir: string, host: Host, sync: boolean): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const draft = join(dataDir, `postgres.new-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  try {
    give(draft, host.user);
    await initdb(draft, password, host, sync);
    writeFileSync(passwordFile(dataDir), password, { mode: 0o600, flush: true });
    renameSync(draft, clusterFolder(dataDir));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return password;
}

/**
 * The superuser's password of a data folder that is ready, made on first use: UTF-8, C.UTF-8 order, checksums, SCRAM.
 * The cluster is built aside and renamed when whole, so a crash or a full disk leaves nothing half-made.
 * @param version major version of the programs; another one's data is refused
 * @throws StartError DISK_FULL, DATA_DIR_OWNER, DATA_VERSION, PASSWORD_MISSING, DATABASE_START_FAILED
 */
export async function initialize(dataDir: string, host: Host, version: string, sync: boolean): Promise<string> {
  const secret = passwordFile(dataDir);
  try {
    for (const name of readdirSync(dataDir)) if (name.startsWith('postgres.new-')) rmSync(join(dataDir, name), { recursive: true, force: true });
    if (!existsSync(clusterFolder(dataDir))) return await create(dataDir, host, sync);
    refuseForeign(clusterFolder(dataDir), version);
    if (!existsSync(secret)) throw new StartError('PASSWORD_MISSING', secret);
    return readFileSync(secret, 'utf8').trim();
  } catch (error) {
    throw asFileError(error, dataDir);
  }
}
