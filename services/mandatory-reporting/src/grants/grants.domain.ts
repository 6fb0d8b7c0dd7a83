import type { Agency, ReferralSnapshot, Role } from '@referrals/contracts';

/** Strongest first. 3 is the reporter's own level: weaker than a desk that works on it, stronger than a notice. */
export const RANK = { LEAD: 1, SUPPORT: 2, REPORTER: 3, NOTICE: 4 } as const;
export type Level = keyof typeof RANK;

const LEVELS: Readonly<Record<number, Level>> = { 1: 'LEAD', 2: 'SUPPORT', 3: 'REPORTER', 4: 'NOTICE' };

/** The level of a rank; undefined when nothing may be read. */
export function levelOf(rank: number | null | undefined): Level | undefined {
  return rank === null || rank === undefined ? undefined : LEVELS[rank];
}

export interface DeskGrant {
  readonly referralId: string;
  readonly desk: string;
  readonly relation: 'OWNER' | 'BACKUP' | 'WATCHER';
  readonly agency: Agency;
  readonly deskAgency: Agency | null;
  readonly rank: number;
  readonly state: string;
  readonly version: number;
  /** Holds from this moment on. */
  readonly from: string;
  readonly recused: readonly string[];
  readonly exempt: boolean;
}

/** True when `next` tells of a later state than `known`: opening and claiming do not count the version up, but time does not go back. */
export function isNewer(next: Pick<ReferralSnapshot, 'version' | 'at'>, known: Pick<ReferralSnapshot, 'version' | 'at'> | undefined): boolean {
  return known === undefined || next.version > known.version || (next.version === known.version && next.at >= known.at);
}

/**
 * Every grant of one report, from its referrals as they stand. The owner reads at the referral's role, so do its backup from
 * its hour on and the watchers; whoever gave it away is not named any more. A merged referral gives nothing: the one it went
 * into does. Who stepped aside and who is excluded is counted over the whole case; the desk of last resort is exempt.
 */
export function grantsOf(standings: readonly ReferralSnapshot[], deskAgency: (desk: string) => Agency | undefined): DeskGrant[] {
  const recused = [...new Set(standings.flatMap((one) => one.recused))].sort();
  const excluded = new Set(standings.flatMap((one) => one.excludedDesks));
  return standings.filter((one) => one.state !== 'merged').flatMap((one) => {
    const exempt = one.because === 'LAST_RESORT';
    const give = (desk: string, relation: DeskGrant['relation'], from: string, free = false): DeskGrant[] => (excluded.has(desk) && !free ? [] : [{
      referralId: one.referralId, desk, relation, agency: one.agency, deskAgency: deskAgency(desk) ?? null, rank: RANK[one.role satisfies Role],
      state: one.state, version: one.version, from, recused, exempt: free,
    }]);
    return [
      ...give(one.owner, 'OWNER', one.at, exempt),
      ...(one.backup ? give(one.backup.desk, 'BACKUP', one.backup.from) : []),
      ...[...new Set(one.watchers)].flatMap((desk) => give(desk, 'WATCHER', one.at)),
    ];
  });
}

/** Agencies that lead the case, as its referrals stand. */
export function leadsOf(standings: readonly ReferralSnapshot[]): Agency[] {
  return [...new Set(standings.filter((one) => one.role === 'LEAD' && one.state !== 'merged').map((one) => one.agency))].sort();
}

export interface GrantChanges {
  /** New or changed. */
  readonly written: readonly DeskGrant[];
  /** Held before, and no more. */
  readonly gone: readonly DeskGrant[];
}

/** What must be written and deleted so that `before` becomes `after`. */
export function grantChanges(before: readonly DeskGrant[], after: readonly DeskGrant[]): GrantChanges {
  const known = new Map(before.map((grant) => [keyOf(grant), grant]));
  const written = after.filter((grant) => !isSame(grant, known.get(keyOf(grant))));
  for (const grant of after) known.delete(keyOf(grant));
  return { written, gone: [...known.values()] };
}

const keyOf = ({ referralId, desk, relation }: DeskGrant): string => `${referralId} ${desk} ${relation}`;

function isSame(one: DeskGrant, other: DeskGrant | undefined): boolean {
  return other !== undefined && one.version === other.version && one.from === other.from && one.state === other.state && one.rank === other.rank
    && one.agency === other.agency && one.deskAgency === other.deskAgency && one.exempt === other.exempt
    && one.recused.length === other.recused.length && one.recused.every((staff, index) => staff === other.recused[index]);
}
