import type { Agency } from '@referrals/contracts';

/** A: the fact may be told. B: only a general sentence. C: not told. */
export type TellLevel = 'A' | 'B' | 'C';

/** OPEN: the referral stays open. CLOSE: it ends. BOTH: the desk chooses. */
export type DecisionMode = 'OPEN' | 'CLOSE' | 'BOTH';

/** A decision an agency can report, as data. */
export interface DecisionCode {
  readonly code: string;
  /** What the agency did, as officials say it. */
  readonly zh: string;
  readonly tell: TellLevel;
  readonly mode: DecisionMode;
  /** Concluding with it gives the work to the agency named by `toAgency`, or to this one. */
  readonly handsOverTo?: 'NAMED' | Agency;
  /** Concluding with it leaves the system: a proof of receipt is needed. (A named hand-over to an agency outside needs one too.) */
  readonly needsProof?: true;
  /** Refused where the harm forbids mediation. */
  readonly mediation?: true;
  /** It is made by a document with a number. */
  readonly numbered?: true;
  /** Told at level C when a child is among the suspects. */
  readonly sparesMinorSuspect?: true;
  /** Its general sentence says that the child is protected. */
  readonly protects?: true;
}

type Extra = Omit<DecisionCode, 'code' | 'zh' | 'tell' | 'mode'>;

const make = (mode: DecisionMode) => (code: string, zh: string, tell: TellLevel, extra: Extra = {}): DecisionCode => ({ code, zh, tell, mode, ...extra });

/** Can only be decided. */
export const open = make('OPEN');
/** Can only be concluded. */
export const close = make('CLOSE');
/** Can be decided or concluded. */
export const either = make('BOTH');
