import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@referrals/calendar';
import { ChildEnded, ChildOfficeSet, ChildReopened, DomainError, type ChildEnd } from '@referrals/contracts';
import type { MakesMoves, MoveRequest } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Answerables } from '../posts/answerables.js';
import { completedOn } from './age.domain.js';
import { ChangeFile } from './change-file.js';
import type { ChangedFile } from './child.dto.js';
import { CorrectChild } from './correct-child.js';
import { Ending } from './detail.entity.js';
import type { EndFileBody, ReopenBody } from './end.dto.js';
import { fileMoves, isReopenable, type FileAction, type FileToMove } from './file.moves.domain.js';
import type { OpenFile } from './open-file.js';
import { Span } from './span.entity.js';

/** Moves of a file: correct it, end it, open it again. */
@Injectable()
export class MoveChild implements MakesMoves<FileAction> {
  constructor(private readonly files: ChangeFile, private readonly corrections: CorrectChild, private readonly answerables: Answerables) {}

  move(action: FileAction, request: MoveRequest): Promise<ChangedFile> {
    if (action === 'correct') return this.corrections.correct(request);
    return this.files.byPerson(request, async (file) => {
      if (action === 'end') this.end(file, request.body as EndFileBody);
      else await this.reopen(file, request.body as ReopenBody);
      return undefined;
    });
  }

  /** @throws DomainError ILLEGAL_MOVE, DATE_IN_FUTURE, PERIOD_INVALID, MOVE_OPEN, CATEGORIES_IN_FORCE, MANNER_REQUIRED */
  private end(file: OpenFile, { reason, on, evidence, manner }: EndFileBody): void {
    const { state, child } = file;
    file.expectPast(on, 'on');
    if (reason === 'LEFT_CATEGORIES' && child.categories.length > 0 && fileMoves.rowAt('end', toMove(file)) !== undefined) throw new DomainError('CATEGORIES_IN_FORCE', { field: 'reason' });
    // All but having left the categories is the county's, whatever the categories are.
    fileMoves.admit('end', reason === 'LEFT_CATEGORIES' ? toMove(file) : { ...toMove(file), categories: ['ANY'] }, file);
    if (state.hasOpenMove) throw new DomainError('MOVE_OPEN');
    if (reason === 'DIED' && manner === undefined) throw new DomainError('MANNER_REQUIRED', { field: 'manner' });
    file.add(Ending, { id: v7(), what: 'ENDED', reason, manner: reason === 'DIED' ? manner ?? null : null, onDay: on, evidence });
    endFile(file, reason, on);
    // What an adoption keeps from everybody is kept from village and township too: the file is the county's.
    if (reason === 'ADOPTED') Object.assign(child, { sealed: true, careDivision: file.county });
    file.record('child.ended', { reason });
    file.emit(ChildEnded, {});
  }

  /** @throws DomainError ILLEGAL_MOVE, REOPEN_NOT_ALLOWED */
  private async reopen(file: OpenFile, { reason, wasWrong = false }: ReopenBody): Promise<void> {
    const { child, state, today } = file;
    fileMoves.admit('reopen', toMove(file), file);
    const eighteenOn = child.birthDate === null ? undefined : completedOn(child.birthDate, 18);
    if (!isReopenable(child.endReason, { wasWrong, eighteenOn, today })) throw new DomainError('REOPEN_NOT_ALLOWED');
    file.add(Ending, { id: v7(), what: 'REOPENED', onDay: today, evidence: reason });
    Object.assign(child, { status: 'ACTIVE', endedOn: null, endReason: null, sealed: false });
    const span = { id: v7(), child: child.id, fromOn: today, toOn: null, visitBy: null, division: child.careDivision };
    void file.change.tx.manager.insert(Span, span);
    state.spans.push(span);
    file.record('child.reopened');
    file.emit(ChildReopened, {});
    // Who answers may be another than when it ended.
    file.emit(ChildOfficeSet, { owner: await this.answerables.owing(file.change.tx, child.careDivision, today) });
  }
}

/** Nothing is owed from that day on. @throws DomainError PERIOD_INVALID before its span began */
export function endFile(file: OpenFile, reason: ChildEnd, on: PlainDate): void {
  const open = file.state.spans.find(({ toOn }) => toOn === null);
  if (open !== undefined) {
    if (on < open.fromOn) throw new DomainError('PERIOD_INVALID', { field: 'on' });
    open.toOn = on;
    void file.change.tx.manager.update(Span, { id: open.id }, { toOn: on });
  }
  Object.assign(file.child, { status: 'ENDED', endedOn: on, endReason: reason });
}

export const toMove = ({ child: { status, version, categories, endReason } }: OpenFile): FileToMove => ({ state: status, version, categories, endReason });
