import type { DutyPack } from '../../pack/duty-pack.js';
import { ladders } from './ladders.js';
import { feedbackRows } from './referral-desk-feedback.js';
import { handlingRows } from './referral-desk-handling.js';
import { receivingRows } from './referral-desk-receiving.js';

/** What the desks of Zhuzhou owe on a referral. An event of a referral carries its state after what happened. */
export const referralDeskDuties: DutyPack = {
  pack: '430200/referral-desk/1',
  service: 'referral-desk',
  place: { key: 'referralId', owner: 'owner' },
  join: { type: 'referral-desk.referral.merged', from: 'referralId', to: 'into' },
  ladders,
  rows: [...receivingRows, ...handlingRows, ...feedbackRows],
};
