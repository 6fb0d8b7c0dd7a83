import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processEnvironment } from '@referrals/service-kit';
import { demoAccounts } from './demo-accounts.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url));
/** Room for a crowd of test clients behind one address, who all sign in at once; everything else as it is delivered. */
const CROWD = {
  METRICS_PORT: '0', RATE_PER_MINUTE: '0', LOG_LEVEL: 'warn', SIGN_IN_TRIES: '1000', SIGN_IN_TRIES_PER_SOURCE: '100000', SIGN_IN_TRIES_PER_ACCOUNT: '100000',
  PASSWORD_HASHES_WAITING: '10000', PASSWORD_MEMORY_KIB: '8192', PASSWORD_PASSES: '1',
};

/** An installation of its own for a tool: a fresh data folder, a free port, its own process. Everything it started ends with it. */
export class OwnInstallation {
  readonly dataDir = temporaryFolder();
  /** The last lines it said, to explain an end that nobody asked for. */
  readonly said: string[] = [];
  /** What it last said of its health. */
  health: { readonly state?: string } | undefined;
  private child: ChildProcess | undefined;
  /** Resolves with signal or exit code when the present process has ended. */
  ended: Promise<string> = Promise.resolve('never started');

  private constructor(readonly port: number, private readonly environment: Readonly<Record<string, string>>) {}

  static async create(environment: Readonly<Record<string, string>> = {}): Promise<OwnInstallation> {
    return new OwnInstallation(await freePort(), environment);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The present process; undefined while none runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  passwords(): Readonly<Record<string, string>> {
    return demoAccounts(this.dataDir);
  }

  /** Starts the process; `nodeOptions` come before the program, `environment` goes over the installation's own. */
  spawn(environment: Readonly<Record<string, string>> = {}, nodeOptions: readonly string[] = []): void {
    const child = spawn(process.execPath, [...nodeOptions, MAIN], {
      env: { ...inherited(), ...CROWD, ...this.environment, DATA_DIR: this.dataDir, PORT: String(this.port), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => this.remember(text));
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => { this.child = undefined; resolve(signal ?? `exit code ${code}`); });
    });
  }

  /** True once it takes requests and every event flows; false when the process ended first or the time is over. */
  async ready(timeoutMs: number): Promise<boolean> {
    for (const until = performance.now() + timeoutMs; performance.now() < until && this.child !== undefined; await pause(50)) {
      this.health = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) })
        .then(async (response) => await response.json() as { state?: string }).catch(() => undefined);
      if (this.health?.state === 'ok' || this.health?.state === 'degraded') return true;
    }
    return false;
  }

  /** SIGKILL for the process; PostgreSQL outlives it as an orphan. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** SIGKILL for PostgreSQL's main process: only the one whose working directory lies in this installation's own folder. */
  killPostgres(): boolean {
    const pid = this.postgresPid();
    if (pid === undefined) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  /** Asks the process to end as Ctrl-C does; its folder stays. */
  async end(): Promise<void> {
    this.child?.kill('SIGTERM');
    await Promise.race([this.ended, pause(20_000, undefined, { ref: false })]);
    this.kill();
    await this.ended;
  }

  /** Ends it and removes its folder. Idempotent. */
  async stop(): Promise<void> {
    await this.end();
    this.killPostgres();
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }

  private postgresPid(): number | undefined {
    try {
      const folder = realpathSync(join(this.dataDir, 'postgres'));
      const pid = Number.parseInt(readFileSync(join(folder, 'postmaster.pid'), 'utf8'), 10);
      return readlinkSync(`/proc/${pid}/cwd`) === folder ? pid : undefined;
    } catch {
      return undefined;
    }
  }

  private remember(text: string): void {
    this.said.push(...text.split('\n').filter((line) => line.trim() !== ''));
    this.said.splice(0, Math.max(0, this.said.length - 30));
  }
}

/** PostgreSQL's own user must be able to pass through it; what is secret below is closed by itself. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'referrals-'));
  chmodSync(folder, 0o711);
  return folder;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(['HOME', 'PATH', 'TMPDIR'].map((name) => [name, processEnvironment()[name] ?? '']).filter(([, value]) => value !== ''));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
