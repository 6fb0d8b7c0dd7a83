import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServiceName } from '@referrals/contracts';
import type pg from 'pg';
import { setContext, type DatabaseContext } from './context.js';
import { asDatabaseError } from './database-errors.js';
import type { DutyKeeper } from './duty-keeper.port.js';
import { heard } from './heard.js';
import type { Entities } from './rows/entities.js';
import { Tx } from './tx.js';

/** Pools of one service. Request and worker never share: a flood of requests must not stop the worker. */
export interface ServicePools {
  /** Row-level security applies. */
  readonly app: pg.Pool;
  /** The inbox worker's own role and policies. */
  readonly worker: pg.Pool;
}

const onlyLooking = new AsyncLocalStorage<true>();

/**
 * Runs `work`, and all that it begins, as if it had never been: whatever a request's transaction does inside is rolled back once its answer
 * is known. For who asks what an answer would be without reading it.
 */
export const leavingNothing = <T>(work: () => T): T => onlyLooking.run(true, work);

/** The one way a service opens a transaction. */
export class ServiceDatabase {
  private readonly listeners: ((shard: number) => void)[] = [];
  private closing: Promise<void> | undefined;

  /** Follows each change of a case with what it makes the case owe; set once, before anything is changed. */
  duties: DutyKeeper | undefined;

  constructor(
    readonly service: ServiceName, private readonly pools: ServicePools, readonly shards: number, private readonly entities?: Entities,
  ) {}

  /**
   * A request's transaction, seen through row-level security as `context`. Committed when `work` returns, rolled back when it throws or
   * within `leavingNothing`.
   */
  transaction<T>(context: DatabaseContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    return onConnection(this.pools.app, (taken) => transact(taken, `BEGIN; ${setContext(context)}`, work, this.entities, onlyLooking.getStore() === undefined));
  }

  /**
   * As `transaction`, for reads on which nothing is decided inside: what `work` issues before it first waits travels in one message with the
   * commit.
   */
  async read<T>(context: DatabaseContext, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { answer } = await this.transaction(context, (tx) => Promise.resolve({ answer: heard(work(tx)) }));
    return answer;
  }

  /** A transaction of the service itself: inbox handlers and jobs. Its role's policies let it see the service's whole schema. */
  asWorker<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.pools.worker, 'BEGIN', work, this.entities);
  }

  /**
   * As `asWorker`, for several transactions on one connection: an advisory lock that one of them takes for the session is held to the
   * end of `work`, and with the connection all that goes on is lost, so nothing commits without the lock.
   */
  inWorkerSession<T>(work: (asWorker: ServiceDatabase['asWorker']) => Promise<T>): Promise<T> {
    return onConnection(this.pools.worker, async (taken) => {
      try {
        return await work((inside) => transact(taken, 'BEGIN', inside, this.entities));
      } finally {
        if (taken.broken === undefined) await taken.client.query('SELECT pg_advisory_unlock_all()').catch((reason: Error) => { taken.broken = reason; });
      }
    });
  }

  /** Called with the shard after a commit that left events in the outbox. */
  onOutbox(listener: (shard: number) => void): void {
    this.listeners.push(listener);
  }

  /** Tells the relay of this process that there is work; the poll is the guarantee, this is the hurry. */
  wakeOutbox(shard: number): void {
    for (const listener of this.listeners) listener(shard);
  }

  /** Ends the pools once what is under way has ended. Idempotent. */
  close(): Promise<void> {
    this.closing ??= Promise.all([this.pools.app.end(), this.pools.worker.end()]).then(() => undefined);
    return this.closing;
  }
}

/** A transaction on one connection of `pool`, begun by `begin`. Services use `ServiceDatabase`; the bus has a pool and a role of its own. */
export function inTransaction<T>(pool: pg.Pool, begin: string, work: (tx: Tx) => Promise<T>, entities?: Entities): Promise<T> {
  return onConnection(pool, (taken) => transact(taken, begin, work, entities));
}

/** A connection of a pool; a broken one does not go back. */
interface Taken { readonly client: pg.PoolClient; broken: Error | undefined }

async function onConnection<T>(pool: pg.Pool, work: (taken: Taken) => Promise<T>): Promise<T> {
  let taken: Taken;
  try {
    taken = { client: await pool.connect(), broken: undefined };
  } catch (error) {
    throw asDatabaseError(error);
  }
  try {
    return await work(taken);
  } finally {
    taken.client.release(taken.broken);
  }
}

async function transact<T>(taken: Taken, begin: string, work: (tx: Tx) => Promise<T>, entities?: Entities, keep = true): Promise<T> {
  if (taken.broken !== undefined) throw taken.broken;
  const tx = new Tx(taken.client, entities);
  try {
    // Not awaited: it travels with the first statement of the work.
    void tx.control(begin).catch(() => undefined);
    const result = await work(tx);
    await (keep ? tx.commit() : tx.rollback());
    return result;
  } catch (error) {
    // What it began may still be running: with its connection all of it ends.
    if (tx.abandoned !== undefined) taken.broken = tx.abandoned;
    else await tx.rollback().catch((reason: Error) => { taken.broken = reason; });
    throw asDatabaseError(error);
  }
}
