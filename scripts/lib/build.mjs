import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, node24, refuse, say } from './set-up.mjs';

/** Measurements and chaos: built for whoever runs them, never by `npm start` nor for a container. */
const LAB = join(ROOT, 'lab');

function projects(withLab) {
  const folders = ['libs', 'services', 'tools'].flatMap((group) => readdirSync(join(ROOT, group)).sort().map((name) => join(ROOT, group, name)));
  return [...folders, ...(withLab ? [LAB] : [])].filter((folder) => existsSync(join(folder, 'src')));
}

/** A hash over everything the build reads: sources, package files, compiler settings, the versions installed. */
function sourceHash(folders) {
  const hash = createHash('sha256');
  const add = (file) => hash.update(`\0${file.slice(ROOT.length)}\0`).update(readFileSync(file));
  ['.swcrc', 'nx.json', 'package-lock.json', 'docs/api/openapi.json', 'scripts/build-console.mjs', 'scripts/lib/console-api.mjs', 'scripts/lib/previous-assets.mjs'].forEach((name) => add(join(ROOT, name)));
  for (const folder of folders) {
    // Beside a package's own file: the pages and build settings of the console.
    readdirSync(folder).filter((name) => name === 'package.json' || /\.(html|mjs)$/.test(name)).sort().forEach((name) => add(join(folder, name)));
    for (const sources of ['src', 'stock-nest', 'public'].map((name) => join(folder, name)).filter((one) => existsSync(one))) {
      readdirSync(sources, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort().forEach(add);
    }
  }
  return hash.digest('hex');
}

/** Builds what has changed, with `lab` the lab as well; returns at once when nothing has. Ends the process when the build fails. */
export function ensureBuilt({ lab = false } = {}) {
  build(projects(false), join(ROOT, '.cache', 'build-stamp'), ['--exclude=@referrals/lab']);
  if (lab) build(projects(true), join(ROOT, '.cache', 'build-stamp-lab'), ['--projects=@referrals/lab']);
}

function build(folders, stamp, which) {
  const hash = sourceHash(folders);
  const isWhole = folders.every((folder) => existsSync(join(folder, 'dist')));
  if (isWhole && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  say('正在编译 · Building');
  rmSync(stamp, { force: true });
  const { status, stdout, stderr } = spawnSync(node24(), [join(ROOT, 'node_modules', '.bin', 'nx'), 'run-many', '-t', 'build', ...which, '--output-style=static'], {
    cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', PATH: `${dirname(node24())}:${process.env.PATH}` },
  });
  if (status !== 0) {
    say(`${stdout}${stderr}`);
    refuse('编译失败，原因见上。', 'The build failed; see above.');
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
