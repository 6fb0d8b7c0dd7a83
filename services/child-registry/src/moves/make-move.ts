import { Injectable } from '@nestjs/common';
import { ChildEnded, ChildRegistryMoveEnded, ChildRegistryMoveRefused, DomainError, expectVersion } from '@referrals/contracts';
import { ChangeDoor, SensitiveRows, type MakesMoves, type MoveRequest } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { ChangeFile, type FileRequest } from '../child/change-file.js';
import type { ChangedFile } from '../child/child.dto.js';
import { Ending } from '../child/detail.entity.js';
import { endFile } from '../child/end-child.js';
import { officeAt } from '../child/office.domain.js';
import { OpenFile } from '../child/open-file.js';
import { readFile } from '../child/read-file.js';
import { Answerables } from '../posts/answerables.js';
import { Viewers } from '../viewers.js';
import { fileMoveMoves, type MoveAction } from './file-move.moves.domain.js';
import type { AnswerBody, MoveView, NewMove, ProofBody, SettleBody } from './move.dto.js';
import { FileMove } from './move.entity.js';
import { moveView } from './move-view.js';
import { proposeMove } from './propose-move.js';
import { sideOf, toMove } from './side.domain.js';
import { takeOver } from './take-over.js';

/** 转接: asked for, answered by the other side, or settled above both. */
@Injectable()
export class MakeMove implements MakesMoves<MoveAction> {
  constructor(
    private readonly files: ChangeFile, private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows,
    private readonly answerables: Answerables,
  ) {}

  /** @throws DomainError what `proposeMove` refuses */
  propose(request: FileRequest<NewMove>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => proposeMove(file, request.body));
  }

  /**
   * Whoever is on a side of the move changes the file by it, also who does not see it: by the move, and by nothing else.
   * @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, FILE_LINKED, REGISTRY_NOT_READY
   */
  async move(action: MoveAction, { principal, id, version, key, body }: MoveRequest): Promise<MoveView> {
    const viewer = await this.viewers.of(principal);
    const child = await this.door.read(viewer, async (tx) => (await tx.manager.findOneBy(FileMove, { id }))?.child);
    if (child === undefined) throw new DomainError('NOT_FOUND');
    return this.door.changeAdmitted({ principal: viewer, key, body }, {
      admit: child, read: async (tx) => {
        const [state, move] = await Promise.all([readFile(tx, child), tx.manager.findOneBy(FileMove, { id })]);
        return state === undefined || move === null ? undefined : { state, move };
      },
    }, async (change, { state, move }) => {
      // Of a file that is kept from somebody its moves are, too.
      if (state.child.recused.includes(viewer.staff)) throw new DomainError('NOT_FOUND');
      expectVersion(move, version);
      const said = body as Partial<AnswerBody & SettleBody & ProofBody>;
      const { to } = fileMoveMoves.admit(action, toMove(move, change.at), { ...sideOf(viewer, move), keeps: said.decision === 'KEPT' });
      const sees = officeAt(viewer, state.child.careDivision) !== undefined;
      const file = new OpenFile(change, state, sees ? viewer : undefined, this.sensitive);
      this.make(file, move, to as FileMove['state'], said);
      if (to === 'ACCEPTED') takeOver(file, move.toDivision, await this.answerables.owing(change.tx, move.toDivision, file.today));
      file.close();
      return moveView(this.sensitive, move, viewer, change.at);
    });
  }

  private make(file: OpenFile, move: FileMove, to: FileMove['state'], { reason, receipt }: Partial<AnswerBody & ProofBody>): void {
    const { at } = file.change;
    file.put(FileMove, move, {
      state: to, version: move.version + 1, answeredAt: move.answeredAt ?? at, ...(to === 'REFUSED' ? {} : { endedAt: at }),
      ...(reason === undefined ? {} : { answer: reason }), ...(receipt === undefined ? {} : { receipt }),
    });
    file.state.hasOpenMove = to === 'REFUSED';
    file.record(`move.${to.toLowerCase()}` as 'move.accepted', { move: move.id });
    if (to === 'REFUSED') return file.emit(ChildRegistryMoveRefused, { moveId: move.id });
    if (to === 'GONE') {
      file.add(Ending, { id: v7(), what: 'ENDED', reason: 'MOVED_OUT', manner: null, onDay: file.today, evidence: receipt ?? null });
      endFile(file, 'MOVED_OUT', file.today);
      file.emit(ChildEnded, {});
    }
    file.emit(ChildRegistryMoveEnded, { moveId: move.id, as: to as 'ACCEPTED' | 'KEPT' | 'WITHDRAWN' | 'GONE' });
  }
}
