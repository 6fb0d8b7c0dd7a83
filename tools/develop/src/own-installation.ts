import { chmodSync, mkdtempSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@referrals/database/server';
import { demoAccounts } from '@referrals/operate';
import { processEnvironment } from '@referrals/service-kit';
import { OwnProcess, PROGRAMS } from '@referrals/standalone';

/** Room for a crowd of test clients behind one address, who all sign in at once; everything else as it is delivered. */
export const CROWD = {
  METRICS_PORT: '0', RATE_PER_MINUTE: '0', LOG_LEVEL: 'warn', SIGN_IN_TRIES: '1000', SIGN_IN_TRIES_PER_SOURCE: '100000', SIGN_IN_TRIES_PER_ACCOUNT: '100000',
  PASSWORD_HASHES_WAITING: '10000', PASSWORD_MEMORY_KIB: '8192', PASSWORD_PASSES: '1',
};

/** What a crowd of people needs to know of an installation: where it is and what their passwords are. */
export interface Installed {
  readonly url: string;
  passwords(): Readonly<Record<string, string>>;
}

/** An installation of its own for a tool: a fresh data folder, a free port, its own process. Everything it started ends with it. */
export class OwnInstallation implements Installed {
  readonly dataDir = temporaryFolder();
  private readonly process: OwnProcess;

  private constructor(private readonly port: number, private readonly environment: Readonly<Record<string, string>>) {
    this.process = new OwnProcess(`http://127.0.0.1:${port}`);
  }

  static async create(environment: Readonly<Record<string, string>> = {}): Promise<OwnInstallation> {
    return new OwnInstallation(await freePort(), environment);
  }

  get url(): string {
    return this.process.url;
  }

  /** The present process; undefined while none runs. */
  get pid(): number | undefined {
    return this.process.pid;
  }

  /** The last lines it said, to explain an end that nobody asked for. */
  get said(): readonly string[] {
    return this.process.said;
  }

  /** What it last said of its health. */
  get health(): { readonly state?: string } | undefined {
    return this.process.health;
  }

  /** Resolves with signal or exit code when the present process has ended. */
  get ended(): Promise<string> {
    return this.process.ended;
  }

  passwords(): Readonly<Record<string, string>> {
    return demoAccounts(this.dataDir);
  }

  /** Starts the process; `nodeOptions` come before the program, `environment` goes over the installation's own. */
  spawn(environment: Readonly<Record<string, string>> = {}, nodeOptions: readonly string[] = []): void {
    const env = { ...inherited(), ...CROWD, ...this.environment, DATA_DIR: this.dataDir, PORT: String(this.port), ...environment };
    this.process.spawn({ args: [...nodeOptions, PROGRAMS.oneProcess], env });
  }

  /** True once it takes requests and every event flows; false when the process ended first or the time is over. */
  ready(timeoutMs: number): Promise<boolean> {
    return this.process.ready(timeoutMs);
  }

  /** SIGKILL for the process; PostgreSQL outlives it as an orphan. */
  kill(): void {
    this.process.kill();
  }

  /** SIGKILL for PostgreSQL's main process: only the one whose working directory lies in this installation's own folder. */
  killPostgres(): boolean {
    const pid = this.postgresPid();
    if (pid === undefined) return false;
    process.kill(pid, 'SIGKILL');
    return true;
  }

  /** Asks the process to end as Ctrl-C does; its folder stays. */
  end(): Promise<void> {
    return this.process.end();
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
}

/** PostgreSQL's own user must be able to pass through it; what is secret below is closed by itself. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'referrals-'));
  chmodSync(folder, 0o711);
  return folder;
}

export function inherited(): Record<string, string> {
  return Object.fromEntries(['HOME', 'PATH', 'TMPDIR'].map((name) => [name, processEnvironment()[name] ?? '']).filter(([, value]) => value !== ''));
}
