import type { DutyPack } from '../pack/duty-pack.js';
import { referralDeskDuties } from './430200/referral-desk.js';

/** Every duty pack this release carries, by name. */
export const dutyPacks: ReadonlyMap<string, DutyPack> = new Map([referralDeskDuties].map((pack) => [pack.pack, pack]));
