import type { Instant } from '@referrals/calendar';
import type { CaseState, Referral } from './case.domain.js';
import { hiddenDesks } from './hidden-desks.domain.js';
import { backupActs } from './standing.domain.js';

/** A case before and after; without a before it was made. */
export interface CaseChange { readonly before?: CaseState | undefined; readonly after: CaseState; readonly at: Instant }

export interface Stirred {
  readonly id: string;
  /** Desks, and people who stepped aside, that saw it before and see it no longer. Nobody who never saw it. */
  readonly leftBy: readonly string[];
}

/** The referrals that look otherwise than before to anybody who sees them, and whom they left. That somebody else must not see them changes no look. */
export function stirredBy({ before, after, at }: CaseChange): Stirred[] {
  const old = new Map(before?.referrals.map((referral) => [referral.id, referral]));
  const newlyAside = before === undefined ? [] : after.file.recused.filter((staff) => !before.file.recused.includes(staff));
  return after.referrals.flatMap((referral): Stirred[] => {
    const was = old.get(referral.id);
    if (before === undefined || was === undefined) return [{ id: referral.id, leftBy: [] }];
    const seeing = seenBy(after, referral, at);
    const leftBy = [...seenBy(before, was, at)].filter((desk) => !seeing.has(desk));
    // Whoever steps aside does so from this one: its version rises, and no other's.
    if (newlyAside.length > 0 && was !== referral) leftBy.push(...newlyAside);
    return leftBy.length > 0 || looks(before, was) !== looks(after, referral) ? [{ id: referral.id, leftBy }] : [];
  });
}

function seenBy(state: CaseState, referral: Referral, at: Instant): Set<string> {
  const hidden = hiddenDesks(state.file, referral);
  const backup = referral.backup !== null && backupActs(referral, at) ? [referral.backup.desk] : [];
  return new Set([referral.owner, ...backup, ...referral.watchers].filter((desk) => !hidden.includes(desk)));
}

/** All that a list or the referral's page shows of it; a notice is not told how great the danger is. */
function looks({ file, decisions, feedbacks }: CaseState, referral: Referral): string {
  const of = (one: { readonly referralId: string }): boolean => one.referralId === referral.id;
  return JSON.stringify([
    referral, file.county, file.supplementedAt, file.keepFrom, referral.role === 'NOTICE' ? null : file.danger, decisions.filter(of), feedbacks.filter(of),
  ]);
}
