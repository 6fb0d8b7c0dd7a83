import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from '@referrals/client';
import { closeOneLoop, type Look } from '../closed-loop.js';
import { gatherPeople, LOOP_ACCOUNTS, type Account } from '../people.js';
import { Stopwatch } from '../stopwatch.js';
import type { Journal, Visit } from './journal.js';
import { Ended, Line, Visitor } from './visitor.js';

/** Where many lie, an officer looks for the number told, now and then. */
const BY_NUMBER: Look = {
  path: ({ number }) => `/api/referral-desk/worklist?state=routed&number=${encodeURIComponent(number)}`,
  waitMs: (tries) => Math.min(1_000, 50 * 2 ** tries),
};
/** Children of these loops are others than those of the loops before. */
const FIRST = 50_000_000;

/** Clients that come whether those before them have been served or not, each with a connection of its own. */
export class CrowdOfVisitors {
  /** How long what was taken on needed to its first desk. */
  readonly watch = new Stopwatch();
  private readonly here = new Set<Promise<void>>();
  private came = 0;

  private constructor(private readonly origin: URL, private readonly tokens: ReadonlyMap<Account, string>, readonly journal: Journal) {}

  static async signIn(url: string, passwords: Readonly<Record<string, string>>, journal: Journal): Promise<CrowdOfVisitors> {
    const tokens = new Map<Account, string>();
    for (const account of LOOP_ACCOUNTS) tokens.set(account, (await signIn(url, account, passwords[account] ?? '')).accessToken);
    return new CrowdOfVisitors(new URL(url), tokens, journal);
  }

  get present(): number {
    return this.here.size;
  }

  /** Lets clients come for so long, `gap` seconds after one another. Resolves when the time is over, not when the last has left. */
  async come(seconds: number, gap: () => number, signal: AbortSignal): Promise<void> {
    const started = performance.now();
    const until = started + seconds * 1_000;
    for (let due = started + gap() * 1_000; due < until; due += gap() * 1_000) {
      const early = due - performance.now();
      if (early > 0) await pause(early, undefined, { signal });
      const visit = this.visit(due).finally(() => this.here.delete(visit));
      this.here.add(visit);
    }
    await pause(Math.max(0, until - performance.now()), undefined, { signal });
  }

  /** Waits until all have left. False when some are still there after that time. */
  async gone(withinMs: number): Promise<boolean> {
    for (const until = performance.now() + withinMs; performance.now() < until && this.here.size > 0;) await pause(50);
    return this.here.size === 0;
  }

  private async visit(due: number): Promise<void> {
    const line = new Line(this.origin, this.journal, due);
    this.came += 1;
    const n = FIRST + this.came;
    try {
      await closeOneLoop(await gatherPeople(async (account) => new Visitor(line, account, this.tokens.get(account) ?? '')), n, this.watch, BY_NUMBER);
      this.journal.visits.push({ at: due, end: 'closed' });
    } catch (error) {
      this.journal.visits.push({ at: due, end: endOf(error) });
      if (!(error instanceof Ended)) this.journal.asked.push({ kind: 'loop', at: due, ms: performance.now() - due, outcome: 'fault', said: String(error) });
    } finally {
      line.close();
    }
  }
}

function endOf(error: unknown): Visit['end'] {
  if (!(error instanceof Ended) || error.why === 'fault') return 'fault';
  return error.kind === 'file' ? 'refused at filing' : 'refused later';
}
