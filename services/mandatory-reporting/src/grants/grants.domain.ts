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
