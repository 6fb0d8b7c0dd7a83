import { createHash, createHmac } from 'node:crypto';
import { databaseContext, may, type Principal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { v7 } from 'uuid';
import type { KeyRing } from '../keys/key-ring.js';
import { allowedActions, stateWhenApplied, type ImportAction } from './import.domain.js';
import type { DeclaredImport, ImportRow } from './import-of.js';
import type { ImportRecord } from './import-store.js';
import { checkHeader, rowsOf } from './read-rows.js';
import type { RowCount, RowNote } from './row-ledger.js';
import type { ImportRunner } from './import-runner.js';
import type { ImportParts } from './run-import.js';

export interface ImportStanding extends ImportRecord { readonly counts: readonly RowCount[] }

const LATEST = 100;

/** What people do with imports. Which they may see is their organisation's, by the database; which they may send is the plan's. */
export class Imports {
  constructor(private readonly parts: ImportParts & { readonly keys: KeyRing }, private readonly plans: readonly DeclaredImport[], private readonly runner: ImportRunner) {}

  /** @throws DomainError NOT_FOUND, FORBIDDEN */
  plan(principal: Principal, name: string): DeclaredImport {
    const plan = this.plans.find((one) => one.name === name);
    if (plan === undefined) throw new DomainError('NOT_FOUND');
    if (plan.permission !== undefined && !may(principal, plan.permission)) throw new DomainError('FORBIDDEN');
    return plan;
  }

  /**
   * Takes a file: looks at its header, stores it sealed, and lets the runner go through it. The same file again is the same import; without `dryRun`
   * one that was checked is applied. What is wrong with a row is found later, what is wrong with the file as a whole mostly now.
   */
  async send(principal: Principal, name: string, file: Buffer, dryRun: boolean): Promise<ImportStanding> {
    const { clock, store, keys } = this.parts;
    const plan = this.plan(principal, name);
    const { ignored: columnsIgnored } = await checkHeader(plan, file);
    const digest = createHmac('sha256', keys.deriveKey('import files')).update(createHash('sha256').update(file).digest()).digest('base64url');
    const now = clock.now();
    const { at: _, ...actsFor } = databaseContext(principal, now);
    const id = await this.inTransaction(principal, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`import ${name} ${digest}`]);
      const same = await store.holdSame(tx, name, digest);
      if (same === undefined) {
        const made = v7();
        store.add(tx, { id: made, name, digest, actsFor, shown: dryRun, at: now, columnsIgnored }, file);
        return made;
      }
      if (!dryRun && same.state === 'CHECKED') store.move(tx, same, 'APPLYING', now, { shown: false });
      return same.id;
    });
    void this.runner.wake();
    return this.standing(principal, id);
  }

  /** @throws DomainError NOT_FOUND, IMPORT_NOT_CHECKED when its state does not allow it */
  async act(principal: Principal, id: string, action: ImportAction): Promise<ImportStanding> {
    const { clock, store, ledger } = this.parts;
    await this.inTransaction(principal, async (tx) => {
      const record = await store.hold(tx, id);
      if (record === undefined) throw new DomainError('NOT_FOUND');
      this.plan(principal, record.name);
      if (!allowedActions(record.state).includes(action)) throw new DomainError('IMPORT_NOT_CHECKED', { facts: { state: record.state } });
      if (action === 'apply') ledger.reopen(tx, id);
      store.move(tx, record, action === 'discard' ? 'DISCARDED' : stateWhenApplied(record.checkedAt !== null), clock.now());
    });
    void this.runner.wake();
    return this.standing(principal, id);
  }

  async standing(principal: Principal, id: string): Promise<ImportStanding> {
    const [record, counts] = await this.inTransaction(principal, (tx) => Promise.all([this.parts.store.find(tx, id), this.parts.ledger.counts(tx, id)]));
    if (record === undefined) throw new DomainError('NOT_FOUND');
    this.plan(principal, record.name);
    return { ...record, counts };
  }

  /** The latest of the caller's organisation that they may send, newest first. */
  async latest(principal: Principal): Promise<ImportRecord[]> {
    const records = await this.inTransaction(principal, (tx) => this.parts.store.latest(tx, LATEST));
    return records.filter(({ name }) => this.plans.some((plan) => plan.name === name && (plan.permission === undefined || may(principal, plan.permission))));
  }

  /** Rows behind one, by their numbers; of one action only, when it is named. */
  async rows(principal: Principal, id: string, after: number, most: number, action?: string): Promise<RowNote[]> {
    await this.standing(principal, id);
    return this.inTransaction(principal, (tx) => this.parts.ledger.after(tx, id, after, most, action));
  }

  /** A row as the file has it, for a service that shows one to whoever decides on it; undefined when there is none, or the file is gone. @throws DomainError NOT_FOUND */
  async row(principal: Principal, id: string, n: number): Promise<ImportRow | undefined> {
    const { name } = await this.standing(principal, id);
    const file = await this.parts.store.file(id);
    if (file.length === 0) return undefined;
    for await (const rows of rowsOf(this.plan(principal, name), file, 1_000)) {
      const found = rows.find((row) => row.n === n);
      if (found !== undefined || (rows.at(-1)?.n ?? 0) > n) return found;
    }
    return undefined;
  }

  private inTransaction<T>(principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.parts.database.transaction(databaseContext(principal, this.parts.clock.now()), work);
  }
}
