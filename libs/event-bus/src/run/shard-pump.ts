import { setTimeout as pause } from 'node:timers/promises';
import { backOff } from './back-off.js';

export interface ShardPumpOptions {
  /** Pieces of work at the same time; each needs a connection. */
  readonly concurrency: number;
  /** At most this long until work is found that nobody announced. */
  readonly pollMs: number;
  /** At least this long from the beginning of one piece to the next: what comes meanwhile goes together. 0 without a word. */
  readonly gatherMs?: number;
  /** Shards that have work. */
  readonly find: () => Promise<readonly number[]>;
  /** Does a piece of the work of these shards; answers those that may have more. */
  readonly work: (shards: readonly number[]) => Promise<readonly number[]>;
  readonly onError: (error: unknown) => void;
}

const FIRST_REST_MS = 100;
const LONGEST_REST_MS = 5_000;

/**
 * Keeps shards flowing: those woken or found by the poll are worked on together, each in one piece of work at a time in this
 * process. When a piece fails, each of its shards goes alone until it works again; one that fails alone rests, longer each time,
 * and the others go on. Failures of the poll are reported once until it works again.
 */
export class ShardPump {
  private readonly wanted = new Set<number>();
  private readonly busy = new Set<number>();
  private readonly running = new Set<Promise<void>>();
  private readonly alone = new Set<number>();
  private readonly failures = new Map<number, number>();
  private readonly resting = new Map<number, NodeJS.Timeout>();
  private readonly ending = new AbortController();
  private nudged = new AbortController();
  private polling: Promise<void> | undefined;
  private filling: NodeJS.Immediate | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private nextStart = 0;

  constructor(private readonly options: ShardPumpOptions) {}

  start(): void {
    this.polling ??= this.poll();
  }

  /** There is work in this shard; without a shard, somewhere. */
  wake(shard?: number): void {
    if (shard === undefined) return this.nudged.abort();
    this.wanted.add(shard);
    this.soon();
  }

  /** Takes nothing new; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.nudged.abort();
    clearImmediate(this.filling);
    clearTimeout(this.gathering);
    for (const timer of this.resting.values()) clearTimeout(timer);
    await this.polling;
    await Promise.all(this.running);
  }

  private get flowing(): boolean {
    return this.polling !== undefined && !this.ending.signal.aborted;
  }

  /** After whatever else wakes a shard in this turn. */
  private soon(): void {
    this.filling ??= setImmediate(() => {
      this.filling = undefined;
      this.fill();
    });
  }

  private fill(): void {
    while (this.flowing && this.running.size < this.options.concurrency) {
      const ready = [...this.wanted].filter((shard) => !this.busy.has(shard) && !this.resting.has(shard));
      const single = ready.find((shard) => this.alone.has(shard));
      if (ready.length === 0 || (single === undefined && this.gather())) return;
      const shards = single === undefined ? ready : [single];
      for (const shard of shards) {
        this.wanted.delete(shard);
        this.busy.add(shard);
      }
      const run = this.run(shards).finally(() => {
        for (const shard of shards) this.busy.delete(shard);
        this.running.delete(run);
        this.soon();
      });
      this.running.add(run);
    }
  }

  /** True when it is too early for the next piece: it begins by itself at its time. */
  private gather(): boolean {
    const now = performance.now();
    if (now >= this.nextStart) {
      this.nextStart = now + (this.options.gatherMs ?? 0);
      return false;
    }
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      this.fill();
    }, this.nextStart - now);
    return true;
  }

  private async run(shards: readonly number[]): Promise<void> {
    try {
      for (const shard of await this.options.work(shards)) this.wanted.add(shard);
      for (const shard of shards) {
        this.failures.delete(shard);
        this.alone.delete(shard);
      }
    } catch (error) {
      this.options.onError(error);
      for (const shard of shards) {
        if (shards.length === 1) this.rest(shard);
        else this.wanted.add(shard);
        this.alone.add(shard);
      }
    }
  }

  private rest(shard: number): void {
    const times = (this.failures.get(shard) ?? 0) + 1;
    this.failures.set(shard, times);
    if (!this.flowing) return;
    this.resting.set(shard, setTimeout(() => {
      this.resting.delete(shard);
      this.wake(shard);
    }, backOff(FIRST_REST_MS, LONGEST_REST_MS, times)));
  }

  private async poll(): Promise<void> {
    let reported = false;
    while (!this.ending.signal.aborted) {
      this.nudged = new AbortController();
      try {
        for (const shard of await this.options.find()) this.wanted.add(shard);
        reported = false;
        this.soon();
      } catch (error) {
        if (!reported) this.options.onError(error);
        reported = true;
      }
      await pause(this.options.pollMs, undefined, { signal: AbortSignal.any([this.ending.signal, this.nudged.signal]) }).catch(() => undefined);
    }
  }
}
