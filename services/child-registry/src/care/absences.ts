import { Injectable } from '@nestjs/common';
import { LAST_DAY, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import { admitTheirs } from '../child/admit-theirs.js';
import type { ChangedFile } from '../child/child.dto.js';
import type { Office } from '../child/office.domain.js';
import type { OpenFile } from '../child/open-file.js';
import { Away } from './care.entity.js';
import { absenceMoves, absenceToMove } from './absence.moves.domain.js';
import type { BackBody, NewAway } from './care.dto.js';

/** 暂离: no visit is owed while the child is known to be away. */
@Injectable()
export class Absences {
  constructor(private readonly files: ChangeFile) {}

  /** @throws DomainError FILE_ENDED, DATE_IN_FUTURE, PERIOD_INVALID, PERIOD_OVERLAP, NOT_YOURS_TO_DO for PLACED below the county */
  add(request: FileRequest<NewAway>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const { kind, from, backOn, where } = request.body;
      file.expectActive();
      file.expectPast(from, 'from');
      if (kind === 'PLACED') file.expectOffice('COUNTY');
      expectFree(file, undefined, from, backOn);
      const id = v7();
      file.state.away.push(file.add(Away, { id, kind, fromOn: from, backOn: backOn ?? null, place: where ?? null, recordedOn: file.today, confirmed: false }) as Away);
      file.record('absence.recorded', { kind });
      return id;
    });
  }

  /** When the child is back, or is to be. @throws DomainError NOT_FOUND, PERIOD_INVALID, PERIOD_OVERLAP, NOT_YOURS_TO_DO */
  back(awayId: string, request: FileRequest<BackBody>): Promise<ChangedFile> {
    return this.ofAbsence(awayId, request, (file, away) => {
      admitTheirs(absenceMoves, 'back', absenceToMove(away), askerOf(file));
      expectFree(file, awayId, away.fromOn, request.body.backOn);
      file.put(Away, away, { backOn: request.body.backOn });
      file.record('absence.ended');
    });
  }

  /** One that was written late counts from now on. @throws DomainError NOT_FOUND, NOT_YOURS_TO_DO, SAME_PERSON, ILLEGAL_MOVE */
  confirm(awayId: string, request: FileRequest): Promise<ChangedFile> {
    return this.ofAbsence(awayId, request, (file, away) => {
      if (away.byStaff === file.viewer?.staff) throw new DomainError('SAME_PERSON');
      admitTheirs(absenceMoves, 'confirm', absenceToMove(away), askerOf(file));
      file.put(Away, away, { confirmed: true });
      file.record('absence.confirmed');
    });
  }

  private ofAbsence(id: string, request: FileRequest, work: (file: OpenFile, away: Away) => void): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const away = file.state.away.find((one) => one.id === id);
      if (away === undefined) throw new DomainError('NOT_FOUND');
      work(file, away);
      return id;
    });
  }
}

const askerOf = ({ office, viewer }: OpenFile): { office: Office; staff: string | undefined } => ({ office, staff: viewer?.staff });

function expectFree(file: OpenFile, self: string | undefined, from: PlainDate, backOn: PlainDate | undefined): void {
  if (backOn !== undefined && backOn <= from) throw new DomainError('PERIOD_INVALID', { field: 'backOn' });
  const overlaps = file.state.away.some((one) => one.id !== self && one.fromOn < (backOn ?? LAST_DAY) && from < (one.backOn ?? LAST_DAY));
  if (overlaps) throw new DomainError('PERIOD_OVERLAP', { field: 'from' });
}
