import type { Agency, Tell } from '@referrals/contracts';

/** A code an agency can report, as the policy's data has it. */
export interface DecisionRule {
  readonly code: string;
  readonly mayDecide: boolean;
  readonly mayConclude: boolean;
  /** NAMED: makes the referral of the agency named by `toAgency`; an agency: that one's; null: no hand-over. */
  readonly handsOverTo: Agency | 'NAMED' | null;
  /** Needs a proof of receipt, because it leaves the system. */
  readonly needsProof: boolean;
  /** Refused where the harm forbids mediation. */
  readonly isMediation: boolean;
}

/** What the policy pack says about decisions; the domain asks and never knows a code by itself. */
export interface DecisionRules {
  decision(agency: Agency, code: string): DecisionRule | undefined;
  /** Codes that a desk of this agency may say with the move, for whoever said another. */
  codesFor(agency: Agency, how: 'decide' | 'conclude'): readonly string[];
  readonly returnReasons: readonly string[];
  mayReturn(agency: Agency): boolean;
  isReturnReason(reason: string): boolean;
  /** Reasons that say nothing without a word of explanation. */
  needsNote(reason: string): boolean;
  /** Only police may hold an item back for the investigation. */
  mayWithhold(agency: Agency): boolean;
  /** What the reporter is told of a decision; undefined when it is not told. */
  feedbackText(of: Telling): string | undefined;
}

export interface Telling {
  readonly agency: Agency;
  readonly code: string;
  readonly ends: boolean;
  readonly tell: Tell;
  readonly withheld: boolean;
  readonly minorSuspect: boolean;
  /** The agency's own sentence. */
  readonly text: string | null;
}
