import type { print as chinese } from '../zh/work-print';

export const print: typeof chinese = {
  title: 'Print', print: 'Print', foot: (number, account, at) => `${number === '' ? '' : `No. ${number} · `}${account} · printed ${at}`, stamp: '(stamp)', day: 'Date:', signed: 'Signed:', received: 'Received by:',
  forms: { receipt: 'Receipt of a report', 'police-receipt': 'Police receipt', answer: 'Answer', transfer: 'Transfer', flow: 'Flow of the case', handover: 'Handover' },
  receiptText: 'Your report was received and sent to the agencies. Keep the number: with it and the code you can see what becomes of it.',
  policeText: 'What you reported was taken and registered by this unit.',
  answerText: (unit) => `To the ${unit}: this is what became of what you reported.`, answerTo: 'reporting unit',
  transferText: 'The following referral is transferred to you. Its content is read in the system and not in this letter.', transferFrom: 'From', transferTo: 'To',
  number: 'Number', filedAt: 'Reported', agency: 'Agency', role: 'Role', state: 'State', desk: 'Desk', when: 'When', who: 'Who', what: 'What', registered: 'Registered under', situations: 'Situation', due: 'Due', claimed: 'In whose hands', place: 'Place', reason: 'Reason', law: 'By art. 11 of the Law on the Protection of Minors and the Opinions on mandatory reporting (trial).',
  empty: 'Nothing.', shift: 'Given by:            Taken by:',
};
