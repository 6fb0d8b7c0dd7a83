import type { Instant } from '@referrals/calendar';

/** What of a harm part decides who sees it. */
export interface HarmHead {
  readonly maker: string;
  readonly dueAt: Instant;
  readonly reportedAt: Instant | null;
  readonly voidedAt: Instant | null;
}

interface Viewer { readonly staff: string; readonly desks: readonly { readonly agency: string; readonly jurisdiction: string }[] }

/** The county's own desk of civil affairs; neither the city's nor another county's. */
export const isCountyDesk = ({ desks }: Viewer, division: string): boolean => desks.some(({ agency, jurisdiction }) => agency === 'CIV' && jurisdiction === division.slice(0, 6));

/** The hour has passed, or the act was taken back, and nobody said that it is reported: somebody else has to look. */
export const isLeftOver = ({ dueAt, reportedAt, voidedAt }: HarmHead, at: Instant): boolean => reportedAt === null && (voidedAt !== null || dueAt <= at);

/**
 * Who wrote it sees it alone; once it is left over the child's county, too, until it is reported: who reported must not show (MPL 11). The
 * table's policy says the same.
 */
export const seesHarm = (harm: HarmHead, viewer: Viewer, child: { readonly careDivision: string; readonly recused: readonly string[] } | null, at: Instant): boolean =>
  harm.maker === viewer.staff || (isLeftOver(harm, at) && child !== null && isCountyDesk(viewer, child.careDivision) && !child.recused.includes(viewer.staff));
