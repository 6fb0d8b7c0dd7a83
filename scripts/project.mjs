/** The `lint` and `test` targets of one package, run by nx from the package's own folder: `node ../../scripts/project.mjs lint`. */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { ROOT, node24 } from './lib/set-up.mjs';

const folder = relative(ROOT, process.cwd());
const commands = {
  lint: [['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', folder], ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', folder]],
  test: [['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--passWithNoTests', `${folder}/`]],
};
const target = commands[process.argv[2]];
if (!target) throw new Error('lint or test');
process.exitCode = target.every((args) => spawnSync(node24(), args, { cwd: ROOT, stdio: 'inherit' }).status === 0) ? 0 : 1;
