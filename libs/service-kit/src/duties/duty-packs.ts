import type { DutyPack } from '@referrals/duties';

/** Every revision of a service's pack, the one in force last: what a duty was made by rules it to its end. */
export type DutyPacks = readonly [DutyPack, ...DutyPack[]];

export const inForce = (packs: DutyPacks): DutyPack => packs.at(-1) ?? packs[0];
