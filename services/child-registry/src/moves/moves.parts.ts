import { ListMoves, moveScope } from './list-moves.query.js';
import { MakeMove } from './make-move.js';
import { ChildMoveController, FileMoveMoves, MoveController } from './move.controller.js';
import { ProposePull } from './propose-pull.js';

/** 转接, as the service's definition takes it. */
export const moveParts = { controllers: [ChildMoveController, MoveController, FileMoveMoves], providers: [MakeMove, ListMoves, ProposePull], scopes: [moveScope] };
