import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { CALLBACK_STATES, type CallbackState } from '@referrals/contracts';
import { Codes, IdField, Int, Moment, OneOf, PageOf, PageQuery, PlaceCode, Text } from '@referrals/service-kit';
import type { Callback } from './callback.entity.js';
import { CALLBACK_ACTIONS, callbackMoves, type CallbackAction } from './callback.moves.domain.js';

export class NewCallback {
  @PlaceCode() division!: string;
}

export class CallbackView {
  @IdField() id!: string;
  @IdField() desk!: string;
  @Text() division!: string;
  @OneOf(CALLBACK_STATES) state!: CallbackState;
  @Int() version!: number;
  @Moment() openedAt!: Instant;
  @Codes(CALLBACK_ACTIONS) allowedActions!: CallbackAction[];
}

export class CallbackQuery extends PageQuery {
  @OneOf(CALLBACK_STATES, { optional: true }) state?: CallbackState;
}

export class CallbackPage extends PageOf(() => CallbackView) {}

export function callbackView(callback: Callback, viewer: StaffPrincipal): CallbackView {
  const { reportId: _reportId, ...shown } = callback;
  return { ...shown, allowedActions: callbackMoves.allowed(callback, viewer) };
}
