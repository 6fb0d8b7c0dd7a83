import type { PrincipalDesk, StaffPrincipal } from '@referrals/auth';
import type { Holding } from './codes.domain.js';

/** A post that somebody's account holds today. */
export interface HeldPost { readonly post: string; readonly division: string; readonly kind: Holding }

/** At a village's desk whose post somebody else holds: of a file they see the card, and nothing of it is theirs to do. */
const CARD_ONLY = 'CARD_ONLY';

/** A desk whose holder sees no more of a file than its card. */
export const isCardOnly = ({ functions = [] }: Pick<PrincipalDesk, 'functions'>): boolean => functions.includes(CARD_ONLY);

/** Villages whose desks somebody sits at beside any post. */
export const villagesOf = ({ desks }: Pick<StaffPrincipal, 'desks'>): string[] => [...new Set(desks.filter(isOfVillage).map(({ jurisdiction }) => jurisdiction))];

/**
 * As what somebody looks: with the posts they hold as desks of their places, and with their village's desk as what it is while its post is held.
 * Row security is told the same (`databaseContext`). Given twice it is the same.
 * @param manned those of `villagesOf` in which somebody with an account holds the post
 */
export function viewerWith<P extends Pick<StaffPrincipal, 'desks'>>(principal: P, held: readonly HeldPost[], manned: readonly string[]): P {
  const own = principal.desks.filter(({ id }) => !held.some(({ post }) => post === id));
  const desks = own.map((desk) => (isOfVillage(desk) && manned.includes(desk.jurisdiction) && !isCardOnly(desk) ? { ...desk, functions: [...desk.functions ?? [], CARD_ONLY] } : desk));
  return { ...principal, desks: [...desks, ...held.map(deskOf)] };
}

const isOfVillage = ({ agency }: PrincipalDesk): boolean => agency === 'VILLAGE';

const deskOf = ({ post, division, kind }: HeldPost): PrincipalDesk =>
  ({ id: post, agency: division.length === 12 ? 'VILLAGE' : 'TOWNSHIP', role: 'MEMBER', jurisdiction: division, functions: [kind] });
