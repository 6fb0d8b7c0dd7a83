import { Injectable } from '@nestjs/common';
import { DomainError, GuardianStatusChanged, type GuardianRelation } from '@referrals/contracts';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import type { OpenFile } from '../child/open-file.js';
import { Guardian, ParentFactRecord } from './care.entity.js';
import type { EndPeriodBody, NewGuardian, NewParentFact } from './care.dto.js';
import { expectPeriod } from './period-said.js';

/** So many guardians hold at once. */
const MOST = 6;

/** Who guards a child, and the facts of its parents. */
@Injectable()
export class Guardians {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError PERIOD_INVALID, DATE_IN_FUTURE, FILE_FULL, NOT_FOUND for what it is to correct */
  add(request: FileRequest<NewGuardian>): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      const { facts = [], supersedes, from, to, name, relation, idNumber, phone, legal, workplace } = request.body;
      const held = await standing(file);
      expectPeriod(file, { from, to });
      if (supersedes !== undefined && !held.some(({ id }) => id === supersedes)) throw new DomainError('NOT_FOUND', { field: 'supersedes' });
      if (held.filter(({ id, toOn }) => id !== supersedes && (toOn === null || toOn > file.today)).length >= MOST) throw new DomainError('FILE_FULL');
      const id = v7();
      file.add(Guardian, { id, name, relation, idNumber: idNumber ?? null, phone: phone ?? null, legal, fromOn: from, toOn: to ?? null, workplace: workplace ?? null, supersedes: supersedes ?? null });
      // What is known of a guardian stays known when the record is corrected.
      if (supersedes !== undefined) void file.change.tx.manager.update(ParentFactRecord, { guardian: supersedes }, { guardian: id });
      for (const fact of facts) this.keep(file, id, fact);
      file.record('guardian.recorded');
      tell(file, relation);
      return id;
    });
  }

  /** @throws DomainError NOT_FOUND, PERIOD_INVALID, DATE_IN_FUTURE */
  end(guardianId: string, request: FileRequest<EndPeriodBody>): Promise<ChangedFile> {
    return this.ofGuardian(guardianId, request, (file, guardian) => {
      expectPeriod(file, { from: guardian.fromOn, to: request.body.to });
      file.expectPast(request.body.to, 'to');
      file.put(Guardian, guardian, { toOn: request.body.to });
      file.record('guardian.ended');
      return guardianId;
    });
  }

  addFact(guardianId: string, request: FileRequest<NewParentFact>): Promise<ChangedFile> {
    return this.ofGuardian(guardianId, request, (file) => {
      const id = this.keep(file, guardianId, request.body);
      file.record('guardian.fact-recorded', { code: request.body.code });
      return id;
    });
  }

  endFact(guardianId: string, factId: string, request: FileRequest<EndPeriodBody>): Promise<ChangedFile> {
    return this.ofGuardian(guardianId, request, async (file) => {
      const fact = await file.change.tx.manager.findOneBy(ParentFactRecord, { id: factId, guardian: guardianId });
      if (fact === null) throw new DomainError('NOT_FOUND');
      expectPeriod(file, { from: fact.sinceOn, to: request.body.to });
      file.put(ParentFactRecord, fact, { untilOn: request.body.to });
      file.record('guardian.fact-ended', { code: fact.code });
      return factId;
    });
  }

  private keep(file: OpenFile, guardian: string, { code, since, until }: NewParentFact): string {
    expectPeriod(file, { from: since, to: until }, { from: 'since', to: 'until' });
    const id = v7();
    file.add(ParentFactRecord, { id, guardian, code, sinceOn: since, untilOn: until ?? null, supersedes: null });
    return id;
  }

  private ofGuardian(id: string, request: FileRequest, work: (file: OpenFile, guardian: Guardian) => Promise<string> | string): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      const guardian = await file.change.tx.manager.findOneBy(Guardian, { id, child: file.child.id });
      if (guardian === null) throw new DomainError('NOT_FOUND');
      const done = await work(file, guardian);
      tell(file, guardian.relation);
      return done;
    });
  }
}

/** Those that no other record corrects. */
async function standing(file: OpenFile): Promise<Guardian[]> {
  const all = await file.change.tx.manager.findBy(Guardian, { child: file.child.id });
  return all.filter(({ id }) => !all.some(({ supersedes }) => supersedes === id));
}

const tell = (file: OpenFile, relation: GuardianRelation): void =>
  file.emit(GuardianStatusChanged, { who: relation === 'FATHER' || relation === 'MOTHER' ? relation : 'OTHER' });
