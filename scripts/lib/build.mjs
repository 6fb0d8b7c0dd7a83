import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, node24, refuse, say } from './set-up.mjs';

const STAMP = join(ROOT, '.cache', 'build-stamp');

function projects() {
  return ['libs', 'services'].flatMap((group) => readdirSync(join(ROOT, group)).sort().map((name) => join(ROOT, group, name)))
    .filter((folder) => existsSync(join(folder, 'src')));
}

/** A hash over everything the build reads: sources, package files, compiler settings, the versions installed. */
function sourceHash() {
  const hash = createHash('sha256');
  const add = (file) => hash.update(`\0${file.slice(ROOT.length)}\0`).update(readFileSync(file));
  ['.swcrc', 'nx.json', 'package-lock.json'].forEach((name) => add(join(ROOT, name)));
  for (const folder of projects()) {
    add(join(folder, 'package.json'));
    for (const sources of ['src', 'stock-nest'].map((name) => join(folder, name)).filter((one) => existsSync(one))) {
      readdirSync(sources, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort().forEach(add);
    }
  }
  return hash.digest('hex');
}

/** Builds what has changed; returns at once when nothing has. Ends the process when the build fails. */
export function ensureBuilt() {
  const hash = sourceHash();
  const isWhole = projects().every((folder) => existsSync(join(folder, 'dist')));
  if (isWhole && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  say('正在编译 · Building');
  rmSync(STAMP, { force: true });
  const { status, stdout, stderr } = spawnSync(node24(), [join(ROOT, 'node_modules', '.bin', 'nx'), 'run-many', '-t', 'build', '--output-style=static'], {
    cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', PATH: `${dirname(node24())}:${process.env.PATH}` },
  });
  if (status !== 0) {
    say(`${stdout}${stderr}`);
    refuse('编译失败，原因见上。', 'The build failed; see above.');
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, hash);
}
