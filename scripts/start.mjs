/**
 * `npm start`: installs and builds what is missing, then runs everything in one process on Node 24. An argument names another
 * program of services/standalone/dist (`npm run start:kafka`).
 * The child has a process group of its own and hears of Ctrl-C exactly once, from here (the terminal and npm both send it).
 * It has an IPC channel: when this process is killed the channel closes ('disconnect'), and the child stops by itself.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ROOT, ensureInstalled, node24, refuse, say } from './lib/set-up.mjs';

const STOP_WITHIN_MS = 60_000;

ensureInstalled();
ensureBuilt();
const [program = 'main', ...given] = process.argv.slice(2);
const main = join(ROOT, 'services', 'standalone', 'dist', `${program}.js`);
if (!/^[a-z/-]+$/.test(program) || !existsSync(main)) refuse(`缺少程序 ${program}。`, `There is no program ${program}.`);

// A newcomer sees a living county.
const env = { DEMO_CHILDREN: '300', ...process.env };
const child = spawn(node24(), ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', main, ...given], { cwd: ROOT, env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
let stopping = false;

function stop(signal) {
  if (stopping) return;
  stopping = true;
  child.kill(signal);
  setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS).unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));

/** The process that started us and the one that started that: npm runs scripts through a shell. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}

// npm killed outright cannot pass anything on: what it started finds itself under another parent.
if (process.env.npm_lifecycle_event) {
  const first = ancestors();
  setInterval(() => { if (ancestors() !== first) stop('SIGTERM'); }, 500).unref();
}

child.on('error', (error) => refuse(`无法启动：${error.message}`, `Cannot start: ${error.message}`));
child.on('exit', (code, signal) => {
  if (signal) say(`进程被 ${signal} 终止 · Ended by ${signal}`);
  process.exit(code ?? 128 + constants.signals[signal]);
});
