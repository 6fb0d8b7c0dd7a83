import { Controller, Get, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, movesController } from '@referrals/service-kit';
import { recordsController } from '../record-routes.js';
import { ListMoves } from './list-moves.query.js';
import { MakeMove } from './make-move.js';
import { AnswerBody, MovePage, MoveQuery, MoveView, NewMove, ProofBody, SettleBody } from './move.dto.js';

const AT = 'api/child-registry/moves';

export const ChildMoveController = recordsController<MakeMove>({
  name: 'ChildMoveController', use: MakeMove,
  routes: [{
    path: 'moves', summary: 'Ask for the file to go to another place', body: NewMove,
    errors: ['MOVE_OPEN', 'MOVE_SAME_PLACE', 'NOT_IN_AREA', 'NOT_YOURS_TO_DO', 'DOCUMENT_REQUIRED', 'REASON_REQUIRED', 'DATE_IN_FUTURE', 'DIVISION_CODE_INVALID'], work: (use, request) => use.propose(request as never),
  }],
});

@Controller(AT)
export class MoveController {
  constructor(private readonly moves: ListMoves) {}

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'Moves from and to the caller’s places, the last first', response: MovePage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: MoveQuery): Promise<MovePage> {
    return this.moves.list(principal, query);
  }
}

export const FileMoveMoves = movesController({
  name: 'FileMoveMoves', at: AT, permission: 'child.work', answer: MoveView, use: MakeMove,
  moves: {
    accept: { summary: 'Take the file, or let it go', errors: ['FILE_LINKED', 'REGISTRY_NOT_READY', 'DIRECTORY_COPY_INCOMPLETE'] },
    refuse: { summary: 'Refuse it: the desk of civil affairs above both settles it', body: AnswerBody, errors: ['REASON_REQUIRED'] },
    settle: { summary: 'Settle what was refused or not answered for a week', body: SettleBody, errors: ['REASON_REQUIRED', 'REGISTRY_NOT_READY', 'DIRECTORY_COPY_INCOMPLETE'] },
    withdraw: { summary: 'Withdraw it' },
    proof: { summary: 'Say that the place outside took it: the file ends', body: ProofBody },
    'came-back': { summary: 'Say that the place outside did not take it', body: AnswerBody, errors: ['REASON_REQUIRED'] },
  },
});
