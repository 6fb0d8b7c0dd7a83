import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName } from '@referrals/contracts';
import { inTransaction, schemaOf } from '@referrals/database';
import type pg from 'pg';

/**
 * Up to which `seq` no row of an outbox can appear any more. A change that draws its `seq` early may commit late; but it has the number
 * of its transaction before it draws. Whoever drew one up to `head` has a number below `mark`, which was given after `head` was seen:
 * once none below `mark` is under way, all up to `head` is there.
 */
export class SettledRows {
  /** Undefined before it is known for the first time. */
  upTo: number | undefined;
  private horizon: { readonly head: number; readonly mark: number } | undefined;

  constructor(private readonly producer: ServiceName, private readonly pool: pg.Pool) {}

  /** Waits so long for the transactions that are under way; false when one still is, and the next call goes on with it. */
  async settle(patienceMs: number, signal: AbortSignal): Promise<boolean> {
    for (const until = performance.now() + patienceMs; !signal.aborted;) {
      this.horizon ??= await this.one<{ head: number; mark: number }>(
        `SELECT (SELECT coalesce(max(seq), 0) FROM ${schemaOf(this.producer)}.outbox) AS head, pg_current_xact_id()::text::bigint AS mark`);
      const now = await this.one<{ xmin: number }>('SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin');
      if (now !== undefined && this.horizon !== undefined && now.xmin >= this.horizon.mark) {
        this.upTo = this.horizon.head;
        this.horizon = undefined;
        return true;
      }
      if (performance.now() > until) return false;
      await pause(100, undefined, { signal, ref: false }).catch(() => undefined);
    }
    return false;
  }

  /** Each in a transaction of its own: that of the mark must have ended, too. */
  private one<R extends object>(text: string): Promise<R | undefined> {
    return inTransaction(this.pool, 'BEGIN', (tx) => tx.maybeOne<R>(text));
  }
}
