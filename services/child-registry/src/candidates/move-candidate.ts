import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@referrals/calendar';
import type { RowChange, Tx } from '@referrals/database';
import { actorAt, ChangeDoor, DirectoryCopyStore, SensitiveRows, type MakesMoves, type MoveRequest } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import { assignCandidate, reopenCandidate, returnCandidate } from './assign-candidate.js';
import { Candidate } from './candidate.entity.js';
import type { MovedCandidate } from './candidate.dto.js';
import { candidateMoves, type CandidateAction } from './candidate.moves.domain.js';
import { concludeCandidate } from './conclude-candidate.js';
import { admitToCandidate, readCandidate } from './candidate-state.js';
import type { Moving } from './moving.js';

/** What a move changes of the head beside state and version. */
type Move = (moving: Moving, body: never) => RowChange<Candidate>;

const MOVES: Readonly<Record<CandidateAction, Move>> = { assign: assignCandidate, return: returnCandidate, conclude: concludeCandidate, reopen: reopenCandidate };

/** Who looks into a candidate, and what came of it. */
@Injectable()
export class MoveCandidate implements MakesMoves<CandidateAction> {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, what the move itself is refused with */
  async move(action: CandidateAction, { id, principal, version, key, body }: MoveRequest): Promise<MovedCandidate> {
    const viewer = await this.viewers.of(principal);
    const target = { admit: (tx: Tx) => { admitToCandidate(tx, id); }, read: (tx: Tx) => readCandidate(tx, this.directory, id, viewer, body) };
    return this.door.changeAdmitted({ principal: viewer, key, body }, target, (change, state) => {
      const { state: to } = candidateMoves.make(action, state.candidate, state.place, version);
      const record: Moving['record'] = (link, facts) => { change.record(link, facts, actorAt(viewer, state.place.desk)); };
      const changed = MOVES[action]({ ...state, change, viewer, record, today: shanghaiDate(change.at), sensitive: this.sensitive }, body as never);
      const after = { state: to, version: version + 1 };
      void change.tx.manager.update(Candidate, { id }, { ...changed, ...after });
      return { id, ...after };
    });
  }
}
