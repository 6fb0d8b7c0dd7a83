/**
 * `node scripts/service.mjs NAME decide`: asks a service or library for its decisions, without a database. Lines of JSON in, an answer a line
 * out: `{decision, input}` → what is decided, or `{error}` with a code. Any other verb is a decision of its own, and a line its input.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ROOT, ensureInstalled, node24, refuse } from './lib/set-up.mjs';

const [name = '', ...verb] = process.argv.slice(2);
ensureInstalled();
ensureBuilt();
const file = ['services', 'libs'].map((group) => join(ROOT, group, name, 'dist', 'decisions.js')).find((path) => existsSync(path));
if (!/^[a-z-]+$/.test(name) || file === undefined) refuse(`“${name}”没有可以询问的判定。`, `"${name}" has no decisions to ask for.`);

const child = spawn(node24(), ['--enable-source-maps', join(ROOT, 'scripts', 'lib', 'decide.mjs'), file, ...verb], { cwd: ROOT, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => refuse(`无法运行：${error.message}`, `Cannot run: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
