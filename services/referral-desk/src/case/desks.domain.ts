import { addMillis, type Instant } from '@referrals/calendar';
import { DomainError, type Agency, type Because } from '@referrals/contracts';
import type { CaseFile, Referral } from './case.domain.js';

/** A desk as decisions need it. */
export interface Desk {
  readonly id: string;
  readonly agency: Agency;
  readonly jurisdiction: string;
  readonly backupDesk: string | null;
}

export interface DeskFinding { readonly desk: Desk; readonly because: Because }

export interface DeskQuestion {
  readonly agency: Agency;
  readonly division: string | null;
  readonly county: string | null;
  /** A desk on record that goes before geography. */
  readonly preferred?: { readonly desk: string; readonly because: Because } | undefined;
  /** Police desks of at most six digits only. */
  readonly countyPoliceOnly: boolean;
  readonly excludedDesks: readonly string[];
  readonly excludedAgencies: readonly Agency[];
  /** Of the excluded desks those of which no word may say why they are passed over. */
  readonly untoldDesks: readonly string[];
  /** Desks left out for another reason than conflict: the one that gives it away. */
  readonly without: readonly string[];
  readonly recused: readonly string[];
}

/** The directory as decisions see it at one revision and one day: pure, given to the domain as an argument. */
export interface Desks {
  desk(id: string): Desk | undefined;
  /** Open on the day, with an active member who has not stepped aside. */
  able(id: string, recused: readonly string[]): boolean;
  /** The desk of `routing.md`: longest prefix, else the coordinator with NO_DESK or CONFLICT, else the last resort. Always answers. */
  find(question: DeskQuestion): DeskFinding;
  /** The coordinator of the county or of the city, free of conflict; else the last resort. */
  coordinator(level: 'NEAREST' | 'CITY', question: Omit<DeskQuestion, 'agency' | 'preferred'>): DeskFinding;
}

/** True when the desk must not hold or see the case. Coordinators are not stopped by an excluded agency. */
export function inConflict(file: Pick<CaseFile, 'excludedDesks' | 'excludedAgencies'>, desk: Pick<Desk, 'id' | 'agency'>): boolean {
  return file.excludedDesks.includes(desk.id) || (desk.agency !== 'COORD' && file.excludedAgencies.includes(desk.agency));
}

/** The question for a referral of this case. */
export function questionFor(
  file: CaseFile, agency: Agency, division: string | null, extra: Partial<Pick<DeskQuestion, 'preferred' | 'without'>> = {},
): DeskQuestion {
  return {
    agency, division: division ?? file.county, county: file.county, countyPoliceOnly: file.countyPoliceOnly,
    excludedDesks: file.excludedDesks, excludedAgencies: file.excludedAgencies, untoldDesks: file.untoldDesks, recused: file.recused,
    preferred: extra.preferred, without: extra.without ?? [],
  };
}

/** @throws DomainError AGENCY_KEPT_FROM where the reporter wants it kept from the agency: no move ever gives it the case */
export function expectNotKeptFrom(file: Pick<CaseFile, 'keepFrom'>, agency: Agency, field: string): void {
  if (file.keepFrom.includes(agency)) throw new DomainError('AGENCY_KEPT_FROM', { field });
}

/** A desk a person chose, checked like any other: known, able, free of conflict, and for sexual harm not too near. */
export function chosenDesk(file: CaseFile, desks: Desks, id: string, field: string): Desk {
  const desk = desks.desk(id);
  if (desk === undefined || !desks.able(id, file.recused)) throw new DomainError('DESK_NOT_AVAILABLE', { field });
  expectNotKeptFrom(file, desk.agency, field);
  // A conflict with a hidden reporter's unit would tell who reported: such a desk is not available, as others are.
  if (inConflict(file, desk)) throw new DomainError(file.untoldDesks.includes(desk.id) ? 'DESK_NOT_AVAILABLE' : 'DESK_IN_CONFLICT', { field });
  if (file.countyPoliceOnly && desk.agency === 'PSB' && desk.jurisdiction.length > 6) throw new DomainError('DESK_TOO_LOCAL', { field });
  return desk;
}

/** What a new owner brings with it: its backup from a later moment on, no first move yet, nobody's claim. */
export function ownership(
  file: CaseFile, desks: Desks, finding: DeskFinding, at: Instant, backupAfterMs: number,
): Pick<Referral, 'owner' | 'ownerAgency' | 'ownedSince' | 'because' | 'backup' | 'firstOwnMoveAt' | 'claimedBy'> {
  const backup = finding.desk.backupDesk === null || finding.desk.backupDesk === finding.desk.id ? undefined : desks.desk(finding.desk.backupDesk);
  const usable = backup !== undefined && desks.able(backup.id, file.recused) && !inConflict(file, backup)
    && !(file.countyPoliceOnly && backup.agency === 'PSB' && backup.jurisdiction.length > 6);
  return {
    owner: finding.desk.id, ownerAgency: finding.desk.agency, ownedSince: at, because: finding.because,
    backup: usable ? { desk: backup.id, from: addMillis(at, backupAfterMs) } : null, firstOwnMoveAt: null, claimedBy: null,
  };
}
