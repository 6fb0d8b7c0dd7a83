import type { Instant, PlainDate } from '@referrals/calendar';
import { Codes, Day, IdField, Int, Moment, OneOf, PageOf, PageQuery, Text } from '@referrals/service-kit';
import { Line, OnDay, Place, Reason, Short } from '../fields.js';
import { MOVE_ACTIONS, type MoveAction } from './file-move.moves.domain.js';
import { MOVE_KINDS, MOVE_STATES, type FileMove } from './move.entity.js';

const nullable = true;

export class NewMove {
  @OneOf(MOVE_KINDS, { description: 'PUSH: the child lives elsewhere. PULL: it lives with us. OUT: to a place outside the area' }) kind!: FileMove['kind'];
  @Place({ optional: false }) toDivision!: string;
  @Reason() reason!: string;
  @OnDay({ description: 'Since when the child lives there' }) since?: PlainDate;
  @Short({ optional: true, description: 'Of OUT: the number of the letter' }) letterNumber?: string;
}

export class AnswerBody { @Reason() reason!: string }

export class SettleBody {
  @OneOf(['ACCEPTED', 'KEPT']) decision!: 'ACCEPTED' | 'KEPT';
  @Reason() reason!: string;
}

export class ProofBody { @Line({ description: 'What the other place answered' }) receipt!: string }

/** A move as both sides see it: nothing of the child. */
export class MoveView {
  @IdField() id!: string;
  @Int() version!: number;
  @IdField({ nullable, description: 'For who sees the file' }) childId!: string | null;
  @OneOf(MOVE_KINDS) kind!: FileMove['kind'];
  @OneOf(MOVE_STATES) state!: FileMove['state'];
  @Text() fromDivision!: string;
  @Text() toDivision!: string;
  @Day({ nullable }) since!: PlainDate | null;
  @Text({ nullable }) reason!: string | null;
  @Text({ nullable, description: 'Why it was refused, settled or came back' }) answer!: string | null;
  @Moment() proposedAt!: Instant;
  @Moment({ nullable }) answeredAt!: Instant | null;
  @Moment({ nullable }) endedAt!: Instant | null;
  @Codes(MOVE_ACTIONS) allowedActions!: MoveAction[];
}

export class MovePage extends PageOf(() => MoveView) {}

export class MoveQuery extends PageQuery {
  @OneOf(MOVE_STATES, { optional: true }) state?: FileMove['state'];
}
