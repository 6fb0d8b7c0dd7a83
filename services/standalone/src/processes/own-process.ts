import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** How many of its last lines are kept, to explain an end that nobody asked for. */
const REMEMBERED_LINES = 30;
/** Also while something waits for a person, or a subscriber that is new is told the past. */
const SERVES = new Set(['degraded', 'joining']);
const END_WITHIN_MS = 20_000;

/** What a new process is given: its program and arguments, its whole environment. */
export interface Started { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> }

/** A Node process of ours at a port of this machine, started and ended as often as needed. It ends by itself when this process is gone. */
export class OwnProcess {
  /** The last lines it said. */
  readonly said: string[] = [];
  /** What it last said of its health. */
  health: { readonly state?: string } | undefined;
  /** Resolves with signal or exit code when the present process has ended. */
  ended: Promise<string> = Promise.resolve('never started');
  private child: ChildProcess | undefined;

  constructor(readonly url: string, private readonly onLine: (line: string) => void = () => undefined) {}

  /** The present process; undefined while none runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  spawn({ args, env }: Started): void {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) this.listen(stream);
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => { this.child = undefined; resolve(signal ?? `exit code ${code}`); });
    });
  }

  /** True once it takes requests, and with `wholly` once nothing at all is amiss with it; false when the process ended first or the time is over. */
  async ready(timeoutMs: number, wholly = false): Promise<boolean> {
    for (const until = performance.now() + timeoutMs; performance.now() < until && this.child !== undefined; await pause(50)) {
      this.health = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) })
        .then(async (response) => await response.json() as { state?: string }).catch(() => undefined);
      if (this.health?.state === 'ok' || (!wholly && SERVES.has(this.health?.state ?? ''))) return true;
    }
    return false;
  }

  kill(): void {
    this.child?.kill('SIGKILL');
  }

  /** Asks it to end as Ctrl-C does, kills it when it does not, and waits for its end. */
  async end(): Promise<void> {
    this.child?.kill('SIGTERM');
    await Promise.race([this.ended, pause(END_WITHIN_MS, undefined, { ref: false })]);
    this.kill();
    await this.ended;
  }

  private listen(stream: NodeJS.ReadableStream | null): void {
    let rest = '';
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines.filter((one) => one.trim() !== '')) this.heard(line);
    });
  }

  private heard(line: string): void {
    this.said.push(line);
    if (this.said.length > REMEMBERED_LINES) this.said.shift();
    this.onLine(line);
  }
}
