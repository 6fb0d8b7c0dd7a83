/**
 * `npm run test:compose`: the containers of docker-compose.yml through a story of their own, beside whatever runs already: built and
 * started, three reports to their answers, every process killed in the middle of such a story, stopped, started again with all
 * there, backed up and restored beside it. Needs Docker with Compose; other ports, volumes and names than an installation has, and all of it removed at the end.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ensureBuilt } from './lib/build.mjs';
import { ROOT, ensureInstalled, refuse } from './lib/set-up.mjs';

ensureInstalled();
ensureBuilt();
const { SERVICES } = await import('../libs/contracts/dist/codes.js');
const RUNNING = [...SERVICES, 'kafka', 'nginx', 'postgres'];

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const tag = `test-${process.pid}`;
const env = { ...process.env, COMPOSE_PROJECT_NAME: `child-referral-exchange-${tag}`, PORT: String(port), BASE_URL: url, TAG: tag, DATA_DIR: '' };
const took = [];

function say(line) {
  process.stdout.write(`${line}\n`);
}

async function step(name, work) {
  say(`\n== ${name}`);
  const began = performance.now();
  const result = await work();
  took.push([name, ((performance.now() - began) / 1_000).toFixed(1)]);
  return result;
}

function check(holds, sentence) {
  if (!holds) throw new Error(sentence);
  say(`  ${sentence}`);
}

/** Runs a program to its end and answers what it said. @throws Error with the last of it when it fails */
function run(command, args, { quiet = true } = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', quiet ? 'pipe' : 'inherit'] });
  if (error || status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}\n${`${stdout}${stderr ?? ''}`.split('\n').slice(-15).join('\n')}`);
  return stdout;
}

const compose = (args, options) => run('docker', ['compose', ...args], options);
const up = () => compose(['up', '--build', '--wait', '--quiet-pull'], { quiet: false });
const inspect = (service) => JSON.parse(run('docker', ['inspect', ...compose(['ps', '-aq', service]).trim().split('\n')]))[0];

/** Ends everything in a container but its init, as the kernel would when memory is short; the container ends with it, and this with the container. */
const kill = (service) => spawnSync('docker', ['compose', 'exec', '-T', service, 'sh', '-c', 'kill -9 -1'], { cwd: ROOT, env, stdio: 'ignore' });

/** Three reports, worked until they are closed; each of these is killed once the desks have done some of their work. */
async function story(...victims) {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', 'tool.mjs'), 'demo-loop'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const left = [...victims];
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.trim()) last = line;
    if (!/ → .*conclude/.test(line) || left.length === 0) continue;
    const victim = left.shift();
    kill(victim);
    say(`  ${victim} killed after: ${line.trim().slice(0, 60)}`);
  }
  const code = child.exitCode ?? (await once(child, 'exit'))[0];
  check(left.length === 0, `killed: ${victims.join(', ') || 'nothing'}`);
  check(code === 0, last.trim());
}

async function get(path, token) {
  // No connection is kept: between two of these all containers may have been replaced.
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}`, connection: 'close' } });
  if (response.status !== 200) throw new Error(`GET ${path.split('?')[0]}: ${response.status}`);
  return response.json();
}

/** What the reporters and the auditor see: every report of the teacher's and the director's, how it stands, and its trail. */
async function everything() {
  const token = (account) => run(process.execPath, [join(ROOT, 'scripts', 'tool.mjs'), 'print-token', account]).trim();
  const auditor = token('auditor.city');
  const seen = {};
  for (const account of ['director.yx', 'teacher.yx']) {
    const own = token(account);
    for (const { id } of (await get('/api/mandatory-reporting/reports?limit=100', own)).items) {
      seen[id] = [await get(`/api/referral-desk/reports/${id}/progress`, own), await get(`/api/referral-desk/cases/${id}/trail`, auditor)];
    }
  }
  return seen;
}

function restarts() {
  return Object.fromEntries(RUNNING.map((service) => [service, inspect(service).RestartCount]));
}

function lookAtContainers() {
  for (const service of [...RUNNING, 'secrets', 'databases', 'topics']) {
    const { Config, HostConfig } = inspect(service);
    const open = Object.values(HostConfig.PortBindings ?? {}).flat().map(({ HostIp }) => HostIp);
    const confined = Config.User !== '' && !/^(0|root)\b/.test(Config.User) && HostConfig.ReadonlyRootfs && HostConfig.CapDrop?.includes('ALL')
      && HostConfig.SecurityOpt?.some((one) => one.startsWith('no-new-privileges')) && HostConfig.CapAdd === null;
    // The image of Kafka names its own user.
    if (!confined) throw new Error(`${service} is not confined: ${JSON.stringify({ user: Config.User, ...HostConfig, Mounts: undefined }).slice(0, 400)}`);
    if (open.some((ip) => ip !== '127.0.0.1') || (open.length > 0 && service !== 'nginx')) throw new Error(`${service} is open: ${open.join(", ")}`);
  }
  say('  no root, no rights, nothing to write to but volumes and memory; one port, on this machine only');
}

/** The superuser's password, as the one secret that is easily found again. */
function lookForSecrets() {
  const secret = compose(['exec', '-T', 'postgres', 'cat', '/secrets/postgres-password']).trim();
  check(secret.length > 30, 'a password was made');
  const told = [compose(['config']), compose(['logs', '--no-color']), ...[...RUNNING, 'databases'].map((service) => JSON.stringify(inspect(service)))].join('\n');
  check(!told.includes(secret), 'no file, environment or log holds it');
}

function lookAtFrontLog() {
  const lines = compose(['logs', '--no-color', '--no-log-prefix', 'nginx']).split('\n').filter((line) => line !== '' && !/^\d{4}\/\d\d\/\d\d [\d:]+ \[notice\]/.test(line));
  const lean = /^\{"time":"[^"]+","method":"[A-Z]+","service":"[a-z-]+","status":\d{3},"seconds":[\d.]+,"bytes":\d+\}$/;
  const other = lines.filter((line) => !lean.test(line));
  check(lines.length > 100 && other.length === 0, `${lines.length} requests logged without address, path, query or token${other.length ? `; not so: ${other[0]}` : ''}`);
}

/** A part of docs/operations.md as it stands there, with files for pipes. */
function shell(...lines) {
  run('bash', ['-c', ['set -euo pipefail', 'umask 077', ...lines].join('\n')]);
}

function backUp(folder) {
  shell(
    `docker compose exec -T postgres pg_basebackup -U postgres -D - -Ft -X fetch -c fast >${folder}/databases.tar`,
    `docker compose run --rm -T --no-deps databases tar -C /data -c ${SERVICES.join(' ')} >${folder}/secrets.tar`,
  );
}

/** Into empty volumes of another name: nothing of the installation itself is touched. */
function restore(folder) {
  shell(
    `docker compose run --rm -T --no-deps databases tar -C /data -x <${folder}/secrets.tar`,
    `docker compose run --rm -T postgres sh -c 'mkdir -m 700 -p "$PGDATA" && tar -C "$PGDATA" -x && pg_verifybackup -q "$PGDATA"' <${folder}/databases.tar`,
    'docker compose up -d --wait postgres kafka',
    `docker compose exec -T postgres sh -c 'psql -q -U postgres -v p="$(cat /secrets/postgres-password)"' <<<"ALTER ROLE postgres PASSWORD :'p'"`,
    'docker compose run --rm topics',
    'docker compose run --rm databases node tools/operate/dist/reconcile.js --send-again',
    'docker compose up -d --wait',
  );
}

const PROJECTS = [env.COMPOSE_PROJECT_NAME, `${env.COMPOSE_PROJECT_NAME}-restored`];
const folder = mkdtempSync(join(tmpdir(), 'compose-backup-'));

function remove() {
  for (const COMPOSE_PROJECT_NAME of PROJECTS) {
    spawnSync('docker', ['compose', 'down', '-v', '--remove-orphans', '-t', '5'], { cwd: ROOT, env: { ...env, COMPOSE_PROJECT_NAME }, stdio: 'ignore' });
  }
  rmSync(folder, { recursive: true, force: true });
  spawnSync('docker', ['rmi', `child-referral-exchange:${tag}`], { stdio: 'ignore' });
}

if (spawnSync('docker', ['compose', 'version'], { env, stdio: 'ignore' }).status !== 0 || spawnSync('docker', ['info'], { env, stdio: 'ignore' }).status !== 0) {
  refuse('没有可用的 Docker（需要 Docker 引擎与 Compose）。', 'Docker is not there: an engine and Compose are needed.');
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { remove(); process.exit(130); });
try {
  await step('docker compose up --build --wait', up);
  lookAtContainers();
  await step('demo:loop', () => story());
  await step('demo:loop, each service killed in its midst', () => story(...SERVICES));
  await step('demo:loop, PostgreSQL and Kafka killed in its midst', () => story('postgres', 'kafka'));
  const count = restarts();
  check([...SERVICES, 'postgres', 'kafka'].every((service) => count[service] === 1), `each was started again by itself: ${JSON.stringify(count)}`);
  const before = await step('what reporters and the auditor see', everything);
  check(Object.keys(before).length >= 6 && Object.values(before).every(([progress]) => progress.state === 'closed'), `${Object.keys(before).length} reports, all closed`);
  lookAtFrontLog();
  lookForSecrets();
  await step('docker compose down', () => compose(['down']));
  await step('docker compose up --build --wait, again', up);
  const after = await step('what they see now', everything);
  check(JSON.stringify(after) === JSON.stringify(before), 'all of it is there, word for word');
  await step('demo:loop once more', () => story());
  const whole = await everything();
  await step('backup', () => backUp(folder));
  compose(['down']);
  env.COMPOSE_PROJECT_NAME = PROJECTS[1];
  await step('restored under another name, into empty volumes', () => restore(folder));
  check(JSON.stringify(await everything()) === JSON.stringify(whole), 'all of it is there, word for word');
  await step('demo:loop on what was restored', () => story());
  say(`\n${took.map(([name, seconds]) => `${seconds.padStart(7)} s  ${name}`).join('\n')}\npassed`);
} catch (error) {
  say(`\n${error.stack}\n`);
  spawnSync('docker', ['compose', 'ps', '-a'], { cwd: ROOT, env, stdio: 'inherit' });
  spawnSync('docker', ['compose', 'logs', '--no-color', '--tail', '15'], { cwd: ROOT, env, stdio: 'inherit' });
  say('\nfailed');
  process.exitCode = 1;
} finally {
  remove();
}
