import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ActConfirmed, ActVoided, DomainError } from '@referrals/contracts';
import { Any, ServiceDatabase } from '@referrals/database';
import { ClockPort, idempotencySecrets, KeyRing, Logger, runBatch, type BatchAnswer, type RequestKey } from '@referrals/service-kit';
import { admitTheirs } from '../child/admit-theirs.js';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import type { OpenFile } from '../child/open-file.js';
import type { ActFact } from '../child/read-file.js';
import { Viewers } from '../viewers.js';
import { actMoves, actToMove, type ActAction } from './act.moves.domain.js';
import type { BulkActs, NewAct, RecordedAct, VoidBody } from './act.dto.js';
import { Act } from './act.entity.js';
import { countsAs, readForAct, recordAct, saidBy } from './record-act.js';
import { settleNotSeen } from './settle-not-seen.js';

/** Contacts and visits: written alone or many at once, confirmed, taken back. */
@Injectable()
export class Acts {
  constructor(
    private readonly files: ChangeFile, private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers,
    private readonly keys: KeyRing, private readonly logger: Logger,
  ) {}

  async record(request: FileRequest<NewAct>): Promise<RecordedAct> {
    let said: Omit<RecordedAct, keyof ChangedFile> = { proposes: [], asksHarm: false, gaps: [], suggests: [] };
    return this.files.answering(request, async (file) => {
      const { gaps, suggests } = recordAct(file, request.body, await readForAct(file.change.tx, file.child.id, request.body));
      said = { ...saidBy(file, request.body), gaps: [...gaps], suggests: [...suggests] as RecordedAct['suggests'] };
      return request.body.id;
    }, (changed) => ({ ...changed, ...said }));
  }

  /** Each child in a transaction of its own; the same key finishes what is left. */
  async recordMany(principal: StaffPrincipal, { items }: BulkActs, key: RequestKey): Promise<BatchAnswer> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return runBatch({
      database: this.database, logger: this.logger, context: databaseContext(viewer, at), items, keyOf: ({ id }) => id,
      request: { ...key, principal: viewer.staff, at, secrets: idempotencySecrets(this.keys) },
      work: async (tx, { childId, ...act }) => {
        await this.files.within(tx, { viewer, id: childId, at }, async (file) => void recordAct(file, act, await readForAct(tx, childId, act)));
        return { status: 201, id: act.id };
      },
    });
  }

  /** Which of these acts are here, of those the caller sees. */
  async known(principal: StaffPrincipal, ids: readonly string[]): Promise<{ known: string[] }> {
    const viewer = await this.viewers.of(principal);
    const rows = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) => tx.manager.find(Act, { select: { id: true }, where: { id: Any([...ids]) } }));
    return { known: rows.map(({ id }) => id).sort() };
  }

  /** What was written late counts from now on. @throws DomainError NOT_YOURS_TO_DO, SAME_PERSON, ILLEGAL_MOVE */
  confirm(actId: string, request: Omit<FileRequest, 'id'>): Promise<ChangedFile> {
    return this.ofAct(actId, request, (file, act) => {
      file.expectOffice('TOWNSHIP');
      if (act.byStaff === file.viewer?.staff) throw new DomainError('SAME_PERSON');
      admit('confirm', file, act);
      file.put(Act, act, { confirmedBy: file.viewer?.staff ?? null, confirmedAt: file.change.at });
      const counts = countsAs(file, this.tell(file, act, { confirmed: true }));
      file.record('act.confirmed', { act: actId });
      file.emit(ActConfirmed, { actId, on: act.onDay, counts });
      file.meet(counts);
    });
  }

  /** It counts no longer, and stays as it was written. @throws DomainError NOT_YOURS_TO_DO, ILLEGAL_MOVE */
  void(actId: string, request: Omit<FileRequest<VoidBody>, 'id'>): Promise<ChangedFile> {
    return this.ofAct(actId, request, (file, act) => {
      admit('void', file, act);
      file.put(Act, act, { state: 'VOID', voidReason: request.body.reason, voidedBy: file.viewer?.staff ?? null, voidedAt: file.change.at });
      this.tell(file, act, { void: true });
      // Whoever takes it back learns nothing of what was beside it.
      file.change.tx.write('SELECT harm_voided($1, $2)', [actId, file.change.at]);
      file.record('act.voided', { act: actId });
      file.emit(ActVoided, { actId, on: act.onDay });
    });
  }

  private async ofAct(actId: string, request: Omit<FileRequest, 'id'>, work: (file: OpenFile, act: Act) => void): Promise<ChangedFile> {
    const viewer = await this.viewers.of(request.principal);
    const found = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) => tx.manager.findOneBy(Act, { id: actId }));
    if (found === null) throw new DomainError('NOT_FOUND');
    return this.files.byPerson({ ...request, id: found.child }, async (file) => {
      const act = await file.change.tx.manager.findOneBy(Act, { id: actId });
      if (act === null) throw new DomainError('NOT_FOUND');
      work(file, act);
      return actId;
    });
  }

  private tell(file: OpenFile, { id }: Act, change: { confirmed?: boolean; void?: boolean }): ActFact {
    file.state.acts = file.state.acts.map((one) => (one.id === id ? { ...one, ...change } : one));
    settleNotSeen(file);
    const told = file.state.acts.find((one) => one.id === id);
    if (told === undefined) throw new Error('An act of another file');
    return told;
  }
}

/** @throws DomainError NOT_YOURS_TO_DO, ILLEGAL_MOVE */
function admit(action: ActAction, { office, viewer, change, rules }: OpenFile, act: Act): void {
  admitTheirs(actMoves, action, actToMove(act, rules.schedule.lateEntryDays), { office, staff: viewer?.staff, now: change.at });
}
