import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, Imports, type ImportMoment } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { Viewers } from '../viewers.js';
import { cellsOf, type ProvincialRow } from './cells-of.js';
import { ImportChoice } from './import-choice.entity.js';
import { importRow } from './import-row.domain.js';
import { readCells } from './read-cells.domain.js';
import { ReadRowFacts } from './row-facts.js';
import type { RowChoice } from './row-work.domain.js';
import type { DecidedRow, DecideRowBody, RowContentView } from './rows.dto.js';

/** What may be decided on a row, by what it waits for. One that only does something else than was shown may be left out; `apply` again does it. */
const CHOICES: Readonly<Record<string, readonly RowChoice['choice'][]>> = {
  IMPORT_CONFLICT: ['TAKE_THEIRS', 'KEEP_OURS', 'SKIP'], MATCH_CONFLICT: ['SAME_AS', 'SKIP'], CHILD_MAYBE_ON_FILE: ['CREATE', 'SAME_AS', 'SKIP'], FILE_ENDED: ['SKIP'], NOT_FOUND: ['SAME_AS', 'SKIP'],
};

/** Rows that wait for a person: shown, and decided. What is decided is done when the import is applied, once more on what is there then. */
@Injectable()
export class DecideByHand {
  constructor(
    private readonly imports: Imports, private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly facts: ReadRowFacts,
  ) {}

  /** @throws DomainError NOT_FOUND, also when the file of the import is gone */
  async show(principal: StaffPrincipal, id: string, n: number): Promise<RowContentView> {
    const [note, row] = await Promise.all([this.note(principal, id, n), this.imports.row(principal, id, n) as Promise<ProvincialRow | undefined>]);
    if (row === undefined) throw new DomainError('NOT_FOUND');
    const [viewer, now] = [await this.viewers.of(principal), this.clock.now()];
    const { at: _, ...by } = databaseContext(viewer, now);
    return this.database.transaction(databaseContext(viewer, now), async (tx) => {
      const [facts] = await this.facts.of(tx, [row], { importId: id, now, by } satisfies ImportMoment);
      const file = facts?.file;
      if (file !== undefined) recordAccess(tx, { caseId: file.id, at: now, staff: viewer.staff, what: 'IMPORT_ROW', level: 'F', ...deskOf(viewer) });
      const answer = importRow({ today: shanghaiDate(now), cells: cellsOf(row), current: file?.values, baseline: file?.agreed });
      return {
        n, action: note.action, because: note.faults.map(({ code }) => code), theirs: { ...readCells(cellsOf(row), false).values }, childId: file?.id ?? null, ours: { ...file?.values },
        changes: Object.fromEntries(answer.changes.map(({ field, kind }) => [field, kind])), alike: await this.facts.alikeTo(tx, row),
      };
    });
  }

  /** @throws DomainError NOT_FOUND, IMPORT_NOT_CHECKED, ROW_NOT_WAITING for what does not fit what it waits for */
  async decide(principal: StaffPrincipal, id: string, n: number, { decision, childId, fields }: DecideRowBody): Promise<DecidedRow> {
    const [{ state, name }, note] = [await this.imports.standing(principal, id), await this.note(principal, id, n)];
    if (name !== 'provincial') throw new DomainError('NOT_FOUND');
    if (state !== 'CHECKED' && state !== 'WAITING') throw new DomainError('IMPORT_NOT_CHECKED', { facts: { state } });
    expectFits(note, decision);
    if ((decision === 'SAME_AS') !== (childId !== undefined)) throw new DomainError('INVALID_INPUT', { field: 'childId' });
    const [viewer, now] = [await this.viewers.of(principal), this.clock.now()];
    await this.database.transaction(databaseContext(viewer, now), async (tx) => {
      await this.holdWaiting(tx, id);
      const key = { importId: id, n };
      const [child, there] = await Promise.all([childId === undefined ? undefined : tx.manager.findOneBy(Child, { id: childId }), tx.manager.existsBy(ImportChoice, key)]);
      if (child === null || child?.status === 'LINKED') throw new DomainError('NOT_FOUND', { field: 'childId' });
      const made = { choice: decision, child: childId ?? null, takes: decision === 'TAKE_THEIRS' ? fields ?? null : null, byStaff: viewer.staff, at: now };
      void (there ? tx.manager.update(ImportChoice, key, made) : tx.manager.insert(ImportChoice, { ...key, ...made }));
    });
    return { n, decision, at: now };
  }

  /** Behind the import's own lock: what is decided while it is applied would be lost with its end. */
  private async holdWaiting(tx: Tx, id: string): Promise<void> {
    const held = await tx.maybeOne<{ state: string }>('SELECT state FROM import WHERE id = $1 FOR UPDATE', [id]);
    if (held?.state !== 'CHECKED' && held?.state !== 'WAITING') throw new DomainError('IMPORT_NOT_CHECKED', { facts: { state: held?.state ?? '' } });
  }

  private async note(principal: StaffPrincipal, id: string, n: number) {
    const [note] = await this.imports.rows(principal, id, n - 1, 1);
    if (note?.n !== n) throw new DomainError('NOT_FOUND');
    return note;
  }
}

function expectFits({ action, outcome, faults }: { readonly action: string; readonly outcome: string | null; readonly faults: readonly { readonly code: string }[] }, decision: RowChoice['choice']): void {
  const waits = outcome === 'REVIEW' || (outcome === null && action === 'REVIEW');
  const fits = faults.length === 0 ? decision === 'SKIP' : faults.every(({ code }) => CHOICES[code]?.includes(decision) === true);
  if (!waits || !fits) throw new DomainError('ROW_NOT_WAITING');
}

const deskOf = ({ desks: [desk] }: StaffPrincipal): { readonly desk?: string } => (desk === undefined ? {} : { desk: desk.id });
