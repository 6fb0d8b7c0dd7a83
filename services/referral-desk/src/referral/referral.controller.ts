import { movesController } from '@referrals/service-kit';
import { MoveReferral } from './move-referral.js';
import { deskMoves, handOnMoves } from './referral-moves.js';
import { ReferralView } from './referral.dto.js';

const common = { at: 'api/referral-desk/referrals', permission: 'referral.work', answer: ReferralView, use: MoveReferral } as const;

export const ReferralController = movesController({ ...common, name: 'ReferralController', moves: deskMoves });
export const HandOnController = movesController({ ...common, name: 'HandOnController', moves: handOnMoves });
