import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from './back-off.js';

export interface ShardPumpOptions {
  /** Shards worked on at the same time; each needs a connection. */
  readonly concurrency: number;
  /** At most this long until work is found that nobody announced. */
  readonly pollMs: number;
  /** Shards that have work. */
  readonly find: () => Promise<readonly number[]>;
  /** Does a piece of a shard's work; true when there may be more. */
  readonly work: (shard: number) => Promise<boolean>;
  readonly onError: (error: unknown) => void;
}

const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 5_000;

/**
 * Keeps shards flowing: a shard runs once at a time in this process, when woken and when the poll finds it. One that fails rests,
 * longer each time; the others go on. Failures of the poll are told once until it works again.
 */
export class ShardPump {
  private readonly wanted = new Set<number>();
  private readonly running = new Map<number, Promise<void>>();
  private readonly failures = new Map<number, number>();
  private readonly resting = new Map<number, NodeJS.Timeout>();
  private readonly ending = new AbortController();
  private nudged = new AbortController();
  private polling: Promise<void> | undefined;

  constructor(private readonly options: ShardPumpOptions) {}

  start(): void {
    this.polling ??= this.poll();
  }

  /** There is work in this shard; without a shard, somewhere. */
  wake(shard?: number): void {
    if (shard === undefined) return this.nudged.abort();
    this.wanted.add(shard);
    this.fill();
  }

  /** Takes nothing new; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.nudged.abort();
    for (const timer of this.resting.values()) clearTimeout(timer);
    await this.polling;
    await Promise.all(this.running.values());
  }

  private get flowing(): boolean {
    return this.polling !== undefined && !this.ending.signal.aborted;
  }

  private fill(): void {
    for (const shard of this.wanted) {
      if (!this.flowing || this.running.size >= this.options.concurrency) return;
      if (this.running.has(shard) || this.resting.has(shard)) continue;
      this.wanted.delete(shard);
      this.running.set(shard, this.run(shard).finally(() => {
        this.running.delete(shard);
        this.fill();
      }));
    }
  }

  private async run(shard: number): Promise<void> {
    try {
      if (await this.options.work(shard)) this.wanted.add(shard);
      this.failures.delete(shard);
    } catch (error) {
      const times = (this.failures.get(shard) ?? 0) + 1;
      this.failures.set(shard, times);
      this.rest(shard, backOff(FIRST_REST_MS, LONGEST_REST_MS, times));
      this.options.onError(error);
    }
  }

  private rest(shard: number, millis: number): void {
    if (!this.flowing) return;
    this.resting.set(shard, setTimeout(() => {
      this.resting.delete(shard);
      this.wake(shard);
    }, millis));
  }

  private async poll(): Promise<void> {
    let told = false;
    while (!this.ending.signal.aborted) {
      this.nudged = new AbortController();
      try {
        for (const shard of await this.options.find()) this.wanted.add(shard);
        told = false;
        this.fill();
      } catch (error) {
        if (!told) this.options.onError(error);
        told = true;
      }
      await pause(this.options.pollMs, undefined, { signal: AbortSignal.any([this.ending.signal, this.nudged.signal]) }).catch(() => undefined);
    }
  }
}
