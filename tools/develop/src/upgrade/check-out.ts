import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ToolError } from '@referrals/operate';

/** Where this release lies. */
export const HERE = fileURLToPath(new URL('../../../../', import.meta.url));

function run(program: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(program, args, { cwd: HERE, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Puts the release of a git ref into an empty folder, as it was committed. Its dependencies are this release's, file by file, where
 * both ask for the same; otherwise it installs its own when it starts. Answers the commit.
 * @throws ToolError when there is no such ref here
 */
export function checkOut(ref: string, folder: string): string {
  const commit = run('git', ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  const isThere = commit !== undefined && run('git', ['clone', '--quiet', '--shared', '--no-checkout', HERE, folder]) !== undefined
    && run('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit]) !== undefined;
  if (!isThere) throw new ToolError(`这里没有版本“${ref}”。`, `There is no release "${ref}" here: name a tag, a branch or a commit of this repository.`);
  // Linked, not copied; the links between packages stay relative, so they lead to that release's own.
  if (readLock(folder) === readLock(HERE)) run('cp', ['-al', join(HERE, 'node_modules'), folder]);
  return commit;
}

const readLock = (folder: string): string => readFileSync(join(folder, 'package-lock.json'), 'utf8');

/** Migrations of this release that the other does not have. */
export function migrationsSince(folder: string): string[] {
  const locked = (root: string): string[] => (existsSync(join(root, 'migrations.lock.json')) ? Object.keys(JSON.parse(readFileSync(join(root, 'migrations.lock.json'), 'utf8')) as object) : []);
  const known = new Set(locked(folder));
  return locked(HERE).filter((file) => !known.has(file));
}
