import { decisionCode, decisionCodes, feedbackText, mayConclude, mayDecide, mayReturn, mayWithhold, returnReasons } from '@referrals/policy';
import type { DecisionRules } from './decision-rules.domain.js';

/** The policy's data on decisions, as the domain asks it. */
export const decisionRules: DecisionRules = {
  decision(agency, code) {
    const found = decisionCode(agency, code);
    return found && {
      code, mayDecide: mayDecide(found), mayConclude: mayConclude(found), handsOverTo: found.handsOverTo ?? null, needsProof: found.needsProof ?? false,
      isMediation: found.mediation ?? false,
    };
  },
  codesFor: (agency, how) => decisionCodes[agency].filter(how === 'decide' ? mayDecide : mayConclude).map(({ code }) => code),
  returnReasons: Object.keys(returnReasons),
  mayReturn,
  isReturnReason: (reason) => Object.hasOwn(returnReasons, reason),
  needsNote: (reason) => reason === 'OTHER',
  mayWithhold,
  feedbackText: ({ agency, code, ...telling }) => feedbackText(agency, code, telling),
};
