import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FixtureConfig, FixtureLine } from './fixtures/fixture-config.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** All services' events in a process of its own, to be killed for real. */
export class BusProcess {
  readonly handling: string[] = [];
  readonly errors: string[] = [];
  /** Acknowledgements that were lost or are about to be. */
  losing = 0;
  /** Events that counted as lost and went again. */
  sentAgain = 0;
  private readonly exit: Promise<{ code: number | null; signal: string | null }>;
  private ready: () => void = () => undefined;

  private constructor(private readonly child: ChildProcess) {
    this.exit = once(child, 'exit').then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null }));
    if (child.stdout) createInterface(child.stdout).on('line', (line) => this.hear(JSON.parse(line) as FixtureLine));
  }

  /** Resolves when it works, or when it has ended before it could. */
  static async start(config: FixtureConfig, heapMegabytes?: number): Promise<BusProcess> {
    const child = spawn(process.execPath, [
      ...(heapMegabytes ? [`--max-old-space-size=${heapMegabytes}`] : []), '--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', '--import', here('./fixtures/register-swc.mjs'), here('./fixtures/run-bus.ts'), JSON.stringify(config),
    ], { stdio: ['pipe', 'pipe', 'inherit'] });
    const started = new BusProcess(child);
    await Promise.race([new Promise<void>((ready) => { started.ready = ready; }), started.exit]);
    return started;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get alive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** How it ended. */
  ended(): Promise<{ code: number | null; signal: string | null }> {
    return this.exit;
  }

  async kill(): Promise<void> {
    if (this.alive) this.child.kill('SIGKILL');
    await this.exit;
  }

  /** Asks it to stop and waits until it has. */
  async stop(): Promise<{ code: number | null; signal: string | null }> {
    if (this.alive) this.child.kill('SIGTERM');
    return this.exit;
  }

  private hear(line: FixtureLine): void {
    if (line.said === 'ready') this.ready();
    else if (line.said === 'handling') this.handling.push(line.id);
    else if (line.said === 'losing') this.losing += 1;
    else if (line.said === 'sent again') this.sentAgain += line.events;
    else this.errors.push(line.error);
  }
}
