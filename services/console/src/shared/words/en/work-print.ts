import type { print as chinese } from '../zh/work-print';

export const print: typeof chinese = {
  title: 'Print', print: 'Print', foot: (number, account, at) => `${number === '' ? '' : `No. ${number} · `}${account} · printed ${at}`, stamp: '(stamp)', day: 'Date:', signed: 'Signed:', received: 'Received by:',
  forms: { receipt: 'Receipt of a report', 'police-receipt': 'Police receipt', answer: 'Answer', transfer: 'Transfer', flow: 'Flow of the case', handover: 'Handover', 'supervision-notice': 'Notice of supervision', 'extension-approval': 'Request for more time' },
  receiptText: 'Your report was received and sent to the agencies. Keep the number: with it and the code you can see what becomes of it.',
  policeText: 'What you reported was taken and registered by this unit.',
  answerText: (unit) => `To the ${unit}: this is what became of what you reported.`, answerTo: 'reporting unit',
  transferText: 'The following referral is transferred to you. Its content is read in the system and not in this letter.', transferFrom: 'From', transferTo: 'To', toFillIn: '________________',
  number: 'Number', filedAt: 'Reported', agency: 'Agency', role: 'Role', state: 'State', desk: 'Desk', when: 'When', who: 'Who', what: 'What', registered: 'Registered under', situations: 'Situation', due: 'Due', claimed: 'In whose hands', place: 'Place', reason: 'Reason', law: 'By art. 11 of the Law on the Protection of Minors and the Opinions on mandatory reporting (trial).',
  noticeTo: 'Owed by', noticeText: 'The following is late and is supervised from now on. Act on it at once and record what came of it; if you cannot, say why in writing.', dueWas: 'Was due', lateBy: 'Late by', article: 'By', told: 'Reminded', reply: 'What was done:',
  extensionText: 'More time is asked for the following. Once granted it is recorded in the system by who may grant it; until then the date stands, and a date that has passed is not moved.', dueNow: 'Due', ground: 'Ground:', grounds: 'Grounds', askedFor: 'Asked until:', applicant: 'Who works on it, signed:', head: 'Head of the office, signed:', approver: 'Granted by, signed:', decided: 'Document:',
  empty: 'Nothing.', shift: 'Given by:            Taken by:',
};
