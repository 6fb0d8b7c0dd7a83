import type { moves as chinese } from '../zh/work-moves';

export const moves: typeof chinese = {
  verb: { acknowledge: 'Take on', decide: 'Register', conclude: 'Conclude', return: 'Return', reroute: 'Reroute', transfer: 'Transfer', reopen: 'Reopen', claim: 'Mine', unclaim: 'Give back', recuse: 'Step aside', release: 'Release', open: 'Read', add: 'Add', given: 'Register', guardians: 'Register', unseal: 'Show', extend: 'Extend', pause: 'Pause', resume: 'Resume', waive: 'Waive' },
  registered: 'Registered under', at: 'When (empty: now)', code: 'Decision', toAgency: 'To which agency', proof: 'Proof of receipt', text: 'What the reporter is told', textHint: 'Empty: the usual sentence. No names.', note: 'Internal note (the reporter does not see it)', number: 'Document number',
  numberHint: 'It is made by a document: give its number',
  reads: 'The reporter will read', readsNothing: 'The reporter does not see this decision.', withhold: 'Why it is held back', withholdHint: 'Only where the investigation needs it', reason: 'Reason', reasonNote: 'Note', agency: 'Agency', desk: 'Desk', noDesk: 'No desk to choose. Choose the agency first, or ask the coordinator.', anyDesk: 'Found by place when left empty',
  role: 'Role', site: 'Place it rests on', method: 'How', givenAt: 'When', unreachable: 'What was tried', told: 'Are the guardians told', tell: { YES: 'Told', NO: 'Not told' }, how: 'How', ways: { PHONE: 'By phone', IN_PERSON: 'In person', LETTER: 'By letter' }, abuse: 'Was abuse by guardians checked', abuseChecked: { YES: 'Checked', NO: 'No' },
  authority: 'Number of the document', until: 'Paused until', extension: 'Kind of extension', pauseReason: { WAITING_FOR_OTHERS: 'Waiting for others', CHILD_ABROAD: 'Child abroad', FORCE_MAJEURE: 'Force majeure', OTHER: 'Other' }, waiveReason: { NOT_NEEDED: 'Not needed', DONE_ELSEWHERE: 'Done elsewhere', OTHER: 'Other' },
  unsealed: 'Who reported', unsealedText: 'It is recorded that you saw this. It is gone when you leave.', outside: 'Leave empty when it is outside the exchange; then give a proof',
};
