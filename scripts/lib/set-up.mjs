/** What every command needs before it can begin. Plain JavaScript for the machine's own Node, with nothing installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.install-stamp');

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Ends the process with a sentence in both languages. */
export function refuse(zh, en) {
  say(`${zh}\n${en}`);
  process.exit(1);
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= 20) return;
  refuse(`需要 Node.js 20 或更高版本，当前为 ${process.versions.node}。`, `Node.js 20 or later is needed; this is ${process.versions.node}.`);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** True when npm's own record of what it installed (also by hand) is what package-lock.json asks for. */
function isInstalledByNpm(lock) {
  const record = read(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!record || !existsSync(node24Path())) return false;
  const wanted = JSON.parse(lock).packages;
  const present = JSON.parse(record).packages;
  const same = (path) => present[path].version === wanted[path]?.version && present[path].integrity === wanted[path]?.integrity;
  const needed = Object.keys(wanted).filter((path) => path.startsWith('node_modules/') && !wanted[path].optional && !wanted[path].devOptional && !wanted[path].peer);
  return Object.keys(present).every(same) && needed.every((path) => path in present);
}

function node24Path() {
  const folder = join(ROOT, 'node_modules', 'node', 'bin');
  return process.platform === 'win32' ? join(folder, 'node.exe') : join(folder, 'node');
}

/** The Node 24 that package-lock.json pins; everything but these scripts runs on it. */
export function node24() {
  if (!existsSync(node24Path())) {
    refuse('node_modules 中缺少 Node 24，请执行 npm ci。', 'Node 24 is missing in node_modules; run npm ci.');
  }
  return node24Path();
}

/** Runs `npm ci` when node_modules is missing or package-lock.json has changed since; ends the process when that fails. */
export function ensureInstalled() {
  refuseOldNode();
  const lock = readFileSync(LOCK, 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(STAMP) === hash) return;
  const isFirst = !existsSync(join(ROOT, 'node_modules'));
  if (isFirst || !isInstalledByNpm(lock)) {
    say(isFirst ? '正在安装依赖（npm ci）：node_modules 不存在 · Installing: there is no node_modules yet'
      : '正在重新安装依赖（npm ci）：与 package-lock.json 不一致 · Installing: node_modules is not what package-lock.json asks for');
    const npm = process.env.npm_execpath;
    const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const { status, error } = spawnSync(command, [...args, 'ci', '--loglevel=error'], { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (status !== 0) refuse('安装依赖失败，请查看上方 npm 的信息。', `Installing failed; npm says why above.${error ? ` (${error.message})` : ''}`);
  }
  node24();
  writeFileSync(STAMP, hash);
}
