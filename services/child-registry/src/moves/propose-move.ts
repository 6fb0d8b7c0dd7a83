import { ChildRegistryMoveProposed, DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import { officeAt } from '../child/office.domain.js';
import type { OpenFile } from '../child/open-file.js';
import { childRegistryPacks } from '../pack/packs.js';
import type { NewMove } from './move.dto.js';
import { FileMove } from './move.entity.js';

/** Asks for a file to go to another place; the giver owns it until that is accepted. @throws DomainError FILE_ENDED, MOVE_OPEN, MOVE_SAME_PLACE, NOT_IN_AREA, NOT_YOURS_TO_DO, DOCUMENT_REQUIRED, DATE_IN_FUTURE */
export function proposeMove(file: OpenFile, said: NewMove): string {
  const { kind, toDivision, reason, since, letterNumber } = said;
  file.expectActive();
  file.expectPast(since, 'since');
  if (file.state.hasOpenMove) throw new DomainError('MOVE_OPEN');
  if (toDivision === file.child.careDivision) throw new DomainError('MOVE_SAME_PLACE', { field: 'toDivision' });
  expectPlace(file, said);
  const id = v7();
  file.add(FileMove, {
    id, kind, state: kind === 'OUT' ? 'SENT' : 'PROPOSED', version: 1, fromDivision: file.child.careDivision, toDivision, sinceOn: since ?? null, reason, letterNumber: letterNumber ?? null, proposedAt: file.change.at,
  });
  file.state.hasOpenMove = true;
  file.record('move.proposed', { move: id, kind });
  file.emit(ChildRegistryMoveProposed, { moveId: id, kind, toCounty: toDivision.slice(0, 6) });
  return id;
}

function expectPlace(file: OpenFile, { kind, toDivision, letterNumber }: NewMove): void {
  const isInside = childRegistryPacks.inForce(toDivision, file.today) !== undefined;
  if (isInside === (kind === 'OUT')) throw new DomainError('NOT_IN_AREA', { field: 'toDivision' });
  if (kind === 'OUT') {
    file.expectOffice('COUNTY');
    if (letterNumber === undefined) throw new DomainError('DOCUMENT_REQUIRED', { field: 'letterNumber' });
  }
  if (kind === 'PULL' && file.viewer !== undefined && officeAt(file.viewer, toDivision) === undefined) throw new DomainError('NOT_IN_AREA', { field: 'toDivision' });
}
