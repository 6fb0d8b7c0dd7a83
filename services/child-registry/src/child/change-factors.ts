import { Injectable } from '@nestjs/common';
import { addDays, addMonths } from '@referrals/calendar';
import { DomainError, type ChildFactor } from '@referrals/contracts';
import { v7 } from 'uuid';
import { admitTheirs } from './admit-theirs.js';
import { Assessment, Factor, Plan, WatchReason } from './category.entity.js';
import type { EndCategoryBody, NewAssessment, NewFactor, NewPlan } from './category.dto.js';
import { ChangeFile, type FileRequest } from './change-file.js';
import type { ChangedFile } from './child.dto.js';
import { factorMoves, factorToMove } from './factor.moves.domain.js';
import type { OpenFile } from './open-file.js';

/** A watch is looked at again after so many days. */
const WATCH_DAYS = 90;
/** An assessment or a plan lasts so many months at most. */
const MOST_MONTHS = 6;

/** What raises how often a child is called on, and what is planned for it. */
@Injectable()
export class ChangeFactors {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError FILE_ENDED, DATE_IN_FUTURE, FACTOR_IN_FORCE, NOT_YOURS_TO_DO, REASON_REQUIRED */
  add(request: FileRequest<NewFactor>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const { code, from, evidence, reason } = request.body;
      file.expectActive();
      file.expectPast(from, 'from');
      if (code === 'COUNTY_WATCH') file.expectOffice('COUNTY');
      if (code === 'COUNTY_WATCH' && reason === undefined) throw new DomainError('REASON_REQUIRED', { field: 'reason' });
      const factor = addFactor(file, { code, fromOn: from, evidence: evidence ?? null });
      if (code === 'COUNTY_WATCH' && reason !== undefined) {
        void file.change.tx.manager.insert(WatchReason, file.sensitive.row(WatchReason, { factor: factor.id, child: file.child.id, reason, reviewOn: addDays(file.today, WATCH_DAYS) }));
      }
      return factor.id;
    });
  }

  /** @throws DomainError NOT_FOUND, ILLEGAL_MOVE, NOT_YOURS_TO_DO, DATE_IN_FUTURE, PERIOD_INVALID */
  end(factorId: string, request: FileRequest<EndCategoryBody>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const { to, evidence } = request.body;
      const factor = file.state.factors.find(({ id }) => id === factorId);
      if (factor === undefined) throw new DomainError('NOT_FOUND');
      admitTheirs(factorMoves, 'end', factorToMove(factor), file);
      file.expectPast(to, 'to');
      if (to < factor.fromOn) throw new DomainError('PERIOD_INVALID', { field: 'to' });
      file.put(Factor, factor, { toOn: to, endEvidence: evidence, endedBy: file.viewer?.staff ?? null });
      file.record('factor.ended', { code: factor.code });
      return factorId;
    });
  }

  /** A tier that somebody sets: it raises, never lowers. @throws DomainError FILE_ENDED, PERIOD_INVALID */
  assess(request: FileRequest<NewAssessment>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const { tier, from, to, reason } = request.body;
      file.expectActive();
      if (to <= from || to > addMonths(from, MOST_MONTHS) || to <= file.today) throw new DomainError('PERIOD_INVALID', { field: 'to' });
      const id = v7();
      file.state.assessed.push(file.add(Assessment, { id, tier, fromOn: from, toOn: to, reason }) as Assessment);
      file.record('child.assessed', { tier });
      return id;
    });
  }

  /** 帮扶方案; the one before stays. @throws DomainError FILE_ENDED, PERIOD_INVALID */
  plan(request: FileRequest<NewPlan>): Promise<ChangedFile> {
    return this.files.byPerson(request, async (file) => {
      const { measures, from, reviewOn } = request.body;
      file.expectActive();
      if (reviewOn <= from || reviewOn > addMonths(from, MOST_MONTHS)) throw new DomainError('PERIOD_INVALID', { field: 'reviewOn' });
      const [last] = await file.change.tx.manager.find(Plan, { where: { child: file.child.id }, order: { recordedAt: 'DESC', id: 'DESC' }, take: 1 });
      const id = v7();
      file.add(Plan, { id, measures, fromOn: from, reviewOn, supersedes: last?.id ?? null });
      file.record('plan.made');
      return id;
    });
  }
}

/** A factor that holds from a day on. `cause`: what brought it and ends it. @throws DomainError FACTOR_IN_FORCE */
export function addFactor(file: OpenFile, said: { readonly code: ChildFactor } & Pick<Factor, 'fromOn'> & { readonly evidence?: string | null; readonly cause?: string }): Factor {
  if (file.state.factors.some(({ code, toOn }) => code === said.code && toOn === null)) throw new DomainError('FACTOR_IN_FORCE', { field: 'code' });
  const factor = file.add(Factor, { id: v7(), toOn: null, cause: null, ...said }) as Factor;
  file.state.factors.push(factor);
  file.record('factor.added', { code: said.code });
  return factor;
}

/** Ends a factor that a cause brought, from today on; nothing where there is none. */
export function endFactor(file: OpenFile, code: ChildFactor, cause?: string): void {
  const factor = file.state.factors.find((one) => one.code === code && one.toOn === null && (cause === undefined || one.cause === cause));
  if (factor === undefined) return;
  file.put(Factor, factor, { toOn: file.today });
  file.record('factor.ended', { code });
}
