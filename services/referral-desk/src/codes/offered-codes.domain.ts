import { AGENCIES, DomainError, type Agency } from '@referrals/contracts';
import type { DecisionContext } from '../case/case-draft.domain.js';
import type { CaseState, Referral } from '../case/case.domain.js';
import type { DecisionRule } from '../case/decision-rules.domain.js';
import { standingOf, type Person } from '../case/standing.domain.js';
import { returnToCoordinator } from '../referral/change-owner.domain.js';
import { conclude, decide, type DecisionInput } from '../referral/referral.domain.js';

export interface OfferedCode extends DecisionRule {
  /** What the reporter will read of it unless the desk says it in words of its own; null where nothing is told. */
  readonly reporterReads: string | null;
}

/** What a person may say with the moves of a referral as it stands. */
export interface OfferedCodes {
  readonly decide: readonly OfferedCode[];
  readonly conclude: readonly OfferedCode[];
  readonly returnReasons: readonly string[];
  /** Agencies that a code may name which hands over to the one that is named. */
  readonly toAgencies: readonly Agency[];
  readonly mayWithhold: boolean;
}

/** Stands for a proof of receipt: whether it is asked for is told with the code. */
const PROOF = '-';

/**
 * Each code is tried on the case, by the move itself: what is offered is what it takes, and there is no second rule.
 * @throws DomainError NOT_FOUND for whoever does not see the referral
 */
export function offeredCodes(state: CaseState, id: string, person: Person, context: DecisionContext): OfferedCodes {
  const referral = state.referrals.find((one) => one.id === id);
  if (referral === undefined || standingOf(state.file, referral, person, context.at) === undefined) throw new DomainError('NOT_FOUND');
  const { rules } = context;
  const decides = (input: DecisionInput): boolean => holds(() => decide(state, id, person, { ...input, proof: PROOF }, context));
  const concludes = (input: DecisionInput): boolean => holds(() => conclude(state, id, person, { ...input, proof: PROOF }, context));
  const of = (how: 'decide' | 'conclude', takes: (input: DecisionInput) => boolean): OfferedCode[] =>
    referral.role === 'NOTICE' ? [] : rules.codesFor(referral.ownerAgency, how).filter((code) => takes({ code }))
      .flatMap((code) => offered(state, referral, code, how === 'conclude', context));
  const [open, ends] = [of('decide', decides), of('conclude', concludes)];
  const naming = ends.find(({ handsOverTo }) => handsOverTo === 'NAMED');
  return {
    decide: open, conclude: ends,
    returnReasons: rules.returnReasons.filter((reason) => holds(() => returnToCoordinator(state, id, person, { reason, note: PROOF }, context))),
    toAgencies: naming === undefined ? [] : AGENCIES.filter((toAgency) => concludes({ code: naming.code, toAgency })),
    mayWithhold: open.length + ends.length > 0 && rules.mayWithhold(referral.ownerAgency),
  };
}

function offered({ file }: CaseState, { ownerAgency: agency }: Referral, code: string, ends: boolean, { rules }: DecisionContext): OfferedCode[] {
  const rule = rules.decision(agency, code);
  if (rule === undefined) return [];
  const reads = rules.feedbackText({ agency, code, ends, tell: file.tell, minorSuspect: file.minorSuspect, withheld: false, text: null });
  return [{ ...rule, reporterReads: reads ?? null }];
}

/** Whether a move is taken; nothing comes of it. */
function holds(move: () => unknown): boolean {
  try {
    move();
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
