/**
 * `node scripts/tool.mjs NAME [arguments]`: installs and builds what is missing, then runs the tool of that name on Node 24: a file of
 * tools/operate/src, tools/develop/src or lab/src; the lab is built only for its own. Standard output is the tool's alone; so are the terminal (it may ask for a passphrase) and the exit code.
 * The tool stays in this process group, so that it may read from the terminal. It has an IPC channel: when this process is
 * killed the channel closes, and a tool that must tidy up does so.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ROOT, ensureInstalled, node24, refuse, say } from './lib/set-up.mjs';

const [name = '', ...given] = process.argv.slice(2);
ensureInstalled();
const home = /^[a-z-]+$/.test(name) ? ['tools/operate', 'tools/develop', 'lab'].find((folder) => existsSync(join(ROOT, folder, 'src', `${name}.ts`))) : undefined;
if (home === undefined || name === 'index') refuse(`没有名为“${name}”的工具。`, `There is no tool named "${name}".`);
ensureBuilt({ lab: home === 'lab' });
const file = join(ROOT, home, 'dist', `${name}.js`);

const child = spawn(node24(), ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', file, ...given], { cwd: ROOT, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
// Ctrl-C at a terminal reaches the tool by itself and once more from here; tools bear that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));

child.on('error', (error) => refuse(`无法运行：${error.message}`, `Cannot run: ${error.message}`));
child.on('exit', (code, signal) => {
  if (signal && signal !== 'SIGINT') say(`进程被 ${signal} 终止 · Ended by ${signal}`);
  process.exit(code ?? 128 + constants.signals[signal]);
});
