import type { DecisionRules } from './decision-rules.domain.js';

/** Stands in until the policy's data is here. */
export const decisionRules: DecisionRules = {
  decision: (agency, code) => {
    const base = { code, handsOverTo: null, needsProof: false, isMediation: false } as const;
    if (agency === 'PSB') return ['RECEIVED', 'ADMIN_ACCEPTED', 'CRIM_FILED'].includes(code) ? { ...base, mayDecide: true, mayConclude: false }
      : code === 'NOT_POLICE' ? { ...base, mayDecide: false, mayConclude: true, handsOverTo: 'NAMED' }
      : ['NOT_FILED', 'WARNING_LETTER'].includes(code) ? { ...base, mayDecide: false, mayConclude: true } : undefined;
    if (code === 'NOT_OURS') return { ...base, mayDecide: false, mayConclude: true, handsOverTo: 'NAMED' };
    return ['DONE', 'UNFOUNDED', 'VISITED', 'AID', 'FILED'].includes(code) ? { ...base, mayDecide: true, mayConclude: true } : undefined;
  },
  mayReturn: (agency) => !['PSB', 'PROC', 'COURT', 'COORD'].includes(agency),
  isReturnReason: (reason) => ['NOT_HERE', 'NOT_OURS', 'DUPLICATE'].includes(reason),
  mayWithhold: (agency) => agency === 'PSB',
  feedbackText: ({ ends, withheld, text }) => (withheld ? (ends ? '已办结' : undefined) : text ?? '已依法处理'),
};
