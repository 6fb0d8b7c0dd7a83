import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { StartError } from './start-error.js';

/** Whom PostgreSQL runs as; without `uid` it is whoever we are. */
export interface SystemUser { readonly name: string; readonly uid?: number; readonly gid?: number }

function lookUp(match: (name: string, uid: number) => boolean): SystemUser | undefined {
  if (!existsSync('/etc/passwd')) return undefined;
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name = '', , uid, gid] = line.split(':');
    if (uid && gid && match(name, Number(uid))) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

function create(): string {
  const ways: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  let said = 'useradd: not found';
  for (const [command, args] of ways) {
    const made = spawnSync(command, args, { encoding: 'utf8' });
    if (made.status === 0) return '';
    if (made.error === undefined) said = made.stderr.trim().split('\n')[0] ?? command;
  }
  return said;
}

/**
 * PostgreSQL refuses to be root. A data folder that exists keeps its owner; else the system user `postgres`, made when missing.
 * @throws StartError NO_POSTGRES_USER
 */
export function chooseSystemUser(dataFolder: string, onLog: (line: string) => void): SystemUser {
  if (process.getuid?.() !== 0) return { name: String(process.getuid?.() ?? '') };
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { name: lookUp((_, id) => id === uid)?.name ?? String(uid), uid, gid };
  }
  const known = lookUp((name) => name === 'postgres');
  if (known) return known;
  const said = create();
  const made = lookUp((name) => name === 'postgres');
  if (!made) throw new StartError('NO_POSTGRES_USER', '', said || 'useradd');
  onLog('system user postgres created');
  return made;
}

/** Options of `spawn` that switch to this user. */
export function asUser(user: SystemUser): { uid?: number; gid?: number } {
  return user.uid === undefined || user.gid === undefined ? {} : { uid: user.uid, gid: user.gid };
}
