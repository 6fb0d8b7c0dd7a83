import type { Instant } from '@referrals/calendar';
import type { Agency, Because, Danger, ReferralState, Role, Site, Tell } from '@referrals/contracts';

/** What concerns the whole case: one report and all its referrals. */
export interface CaseFile {
  readonly reportId: string;
  /** The number a person can read over the phone. */
  readonly number: string;
  readonly filedAt: Instant;
  /** County of the case, six digits; null when no place is known. */
  readonly county: string | null;
  readonly tell: Tell;
  /** Sexual harm: police desks of at most six digits only. */
  readonly countyPoliceOnly: boolean;
  readonly noMediation: boolean;
  /** A child may be among the suspects. */
  readonly minorSuspect: boolean;
  /** Desks that must never hold or see the case, and agencies of which none may hold it. */
  readonly excludedDesks: readonly string[];
  readonly excludedAgencies: readonly Agency[];
  /** Nothing that is shown may tell who reported. */
  readonly reporterHidden: boolean;
  /** Of the excluded desks those that only a hidden reporter excludes: no word says why they are passed over. */
  readonly untoldDesks: readonly string[];
  /** Of the excluded agencies those the reporter wants it kept from, for good; every desk at work sees it. */
  readonly keepFrom: readonly Agency[];
  /** Staff who stepped aside from the case. */
  readonly recused: readonly string[];
  /** Hand-overs so far in this report; from the third on they go to the city's coordinator. */
  readonly handOvers: number;
  readonly supplementedAt: Instant | null;
  /** As it was told last; null while nobody told. */
  readonly danger: Danger | null;
}

/** One referral: one per (report, agency, site), exactly one owner, exactly one state. */
export interface Referral {
  readonly id: string;
  /** The agency it is meant for; a coordinator may hold another agency's referral. */
  readonly agency: Agency;
  readonly site: Site;
  readonly role: Role;
  readonly division: string | null;
  readonly state: ReferralState;
  readonly owner: string;
  readonly ownerAgency: Agency;
  readonly ownedSince: Instant;
  readonly because: Because;
  readonly version: number;
  /** Desk that sees and may act from `from` on until the owner's first own move. */
  readonly backup: { readonly desk: string; readonly from: Instant } | null;
  readonly firstOwnMoveAt: Instant | null;
  readonly watchers: readonly string[];
  readonly returns: number;
  readonly transfers: number;
  /** Waits for the city's coordinator, whose choice will bind. */
  readonly awaitsCity: boolean;
  /** The city's coordinator chose: neither return nor hand-over any more. */
  readonly bound: boolean;
  readonly claimedBy: string | null;
  readonly mergedInto: string | null;
  readonly lastCode: string | null;
  /** When the first thing was told that the owner's desk has not read; null when it read all. Never of a finished one. */
  readonly unreadSince: Instant | null;
  /** All that was told until then was read. */
  readonly readThrough: Instant | null;
}

export interface Decision {
  readonly id: string;
  readonly referralId: string;
  readonly code: string;
  /** Ended the referral. */
  readonly ends: boolean;
  /** When the agency decided, as it says. */
  readonly at: Instant;
  readonly recordedAt: Instant;
  readonly desk: string;
  readonly staff: string;
  /** The agency's document number. */
  readonly number: string | null;
  readonly text: string | null;
  readonly note: string | null;
  readonly proof: string | null;
  readonly toAgency: Agency | null;
  /** Reason for holding it back from the reporter for the investigation; null when it may be told. */
  readonly withheld: string | null;
  readonly releasedAt: Instant | null;
}

export const GIVEN_METHODS = ['PHONE', 'IN_PERSON', 'LETTER', 'AVAILABLE_UNREAD', 'UNREACHABLE'] as const;
export type GivenMethod = (typeof GIVEN_METHODS)[number];

/** One answer to the reporter. Ended by the reporter's receipt or by how the desk gave it. */
export interface Feedback {
  readonly id: string;
  readonly referralId: string;
  readonly decisionId: string;
  readonly agency: Agency;
  readonly text: string;
  readonly at: Instant;
  readonly receivedAt: Instant | null;
  readonly given: { readonly method: GivenMethod; readonly at: Instant; readonly reason: string | null; readonly desk: string } | null;
}

/** The case as the change door sees it under the case's lock. */
export interface CaseState {
  readonly file: CaseFile;
  readonly referrals: readonly Referral[];
  readonly decisions: readonly Decision[];
  readonly feedbacks: readonly Feedback[];
}

export const OPEN_STATES = ['routed', 'opened', 'acknowledged', 'accepted', 'returned'] as const satisfies readonly ReferralState[];
export const isOpen = (state: ReferralState): boolean => (OPEN_STATES as readonly ReferralState[]).includes(state);

/** A feedback is over when the reporter has it, or the desk says how it was given or why it could not be. */
export const isEnded = (feedback: Feedback): boolean => feedback.receivedAt !== null || feedback.given !== null;

/** At a coordinator's desk: the county's or city's office, or the desk of last resort with the coordinator's moves. */
export const atCoordinator = (referral: Referral): boolean => referral.ownerAgency === 'COORD' || referral.because === 'LAST_RESORT';

/** At a desk of the agency it is meant for. */
export const atMeant = (referral: Referral): boolean => referral.ownerAgency === referral.agency && referral.because !== 'LAST_RESORT';
