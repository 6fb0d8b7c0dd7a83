/**
 * `npm run try:new-service`: follows docs/add-a-service.md on a copy of this checkout, with the files of `files/` and the edits of `edits.mjs`,
 * and runs what a developer would: every check, the service's own tests, and the exchange with it in every mode, in backup and under kills.
 * Then it forgets each edit and each command, one at a time, and sees which step tells. Prints the counts that stand in the guide.
 *   --forget   only the forgetting      --keep   leaves the copy, and says where
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands, edits } from './edits.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const only = (flag) => process.argv.includes(flag);
const files = readdirSync(join(here, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(here, 'files').length + 1));
let failures = 0;

const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
const copy = mkdtempSync(join(tmpdir(), 'referrals-new-service-'));
for (const file of git('ls-files', '-z').split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  cpSync(join(root, file), join(copy, file));
}

/** Runs npm in the copy; true when it passes. What it said is shown when it should have passed and did not. */
function npm(args, { mayFail = false } = {}) {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, npm_config_loglevel: 'error', npm_config_audit: 'false', npm_config_fund: 'false' } });
  if (status !== 0 && !mayFail) process.stdout.write(`${stdout}\n${stderr}\n`);
  return status === 0;
}

function step(name, passes) {
  const began = Date.now();
  const passed = passes();
  if (!passed) failures += 1;
  process.stdout.write(`  ${passed ? 'ok' : 'FAILED'}  ${name.padEnd(72)} ${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s\n`);
}

const change = (file, edit) => {
  const text = readFileSync(join(copy, file), 'utf8');
  if (!text.includes(edit.before)) throw new Error(`${file} has no “${edit.before}”`);
  writeFileSync(join(copy, file), text.replace(edit.before, () => edit.after));
};
const partsOf = ({ and, ...edit }) => (and ? [edit, and] : [edit]);
const apply = (edit) => partsOf(edit).forEach((part) => change(edit.file, part));
const takeBack = (edit) => partsOf(edit).forEach(({ before, after }) => change(edit.file, { before: after, after: before }));
const snapshot = () => new Map(['package-lock.json', 'migrations.lock.json', 'events.lock.json', ...edits.map(({ file }) => file)].map((file) => [file, readFileSync(join(copy, file), 'utf8')]));

for (const file of files) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  cpSync(join(here, 'files', file), join(copy, file));
}
edits.forEach(apply);
process.stdout.write(`files of its own: ${files.length} · edits elsewhere: ${edits.length}\n`);

step('npm install', () => npm(['install']));
const generatedBefore = new Map(['libs/contracts/src/generated/services.ts', 'libs/contracts/src/generated/consumers.ts', 'docker-compose.yml'].map((file) => [file, readFileSync(join(copy, file), 'utf8')]));
const locksBefore = snapshot();
for (const { command, what } of commands) step(what, () => npm(command));
for (const check of ['types', 'lint', 'fences', 'check:generated', 'check:migrations', 'check:events']) step(`npm run ${check}`, () => npm(['run', check]));
if (!only('--forget')) {
  step('npm test -- services/callbacks', () => npm(['test', '--', 'services/callbacks']));
  const walks = ['three-reports', 'nobody-sees-what-is-not-theirs', 'the-database-alone-keeps-scope', 'nothing-personal-leaves', 'every-table-keeps-its-rows', 'entities', 'backup'];
  step(`the exchange with it in every mode: ${walks.length} walks`, () => npm(['test', '--', ...walks]));
  for (const mode of ['local', 'kafka']) step(`npm run chaos, ${mode}, 60 reports, 3 kills`, () => npm(['run', 'chaos', '--', '--mode', mode, '--reports', '60', '--kills', '3', '--minutes', '15']));
}

process.stdout.write('forgotten, and told by:\n');
for (const edit of edits) {
  takeBack(edit);
  step(`${edit.what} (${edit.file}): npm run ${edit.forgotten}`, () => !npm(['run', edit.forgotten], { mayFail: true }));
  apply(edit);
}
for (const { what, forgotten } of commands) {
  const now = snapshot();
  const generated = [...generatedBefore].map(([file]) => [file, readFileSync(join(copy, file), 'utf8')]);
  if (forgotten === 'check:generated') generatedBefore.forEach((text, file) => writeFileSync(join(copy, file), text));
  else locksBefore.forEach((text, file) => { if (file.endsWith('.lock.json')) writeFileSync(join(copy, file), text); });
  step(`${what}: npm run ${forgotten}`, () => !npm(['run', forgotten], { mayFail: true }));
  now.forEach((text, file) => writeFileSync(join(copy, file), text));
  generated.forEach(([file, text]) => writeFileSync(join(copy, file), text));
}

if (only('--keep')) process.stdout.write(`${copy}\n`);
else rmSync(copy, { recursive: true, force: true });
process.stdout.write(failures === 0 ? 'a service as the guide makes it: everything passed\n' : `${failures} steps failed\n`);
process.exitCode = failures === 0 ? 0 : 1;
