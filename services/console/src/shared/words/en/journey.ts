import type { journey as chinese } from '../zh/journey';

export const journey: typeof chinese = {
  followUp: {
    title: 'Follow up by number', intro: 'Enter the number and code you were given.', number: 'Number', code: 'Code', look: 'See progress', other: 'Another report',
    over: 'The time to look is over: enter number and code again.', saw: 'I have seen it', thanks: 'The agencies were told that you saw the answers',
  },
  mine: {
    title: 'My reports', empty: 'You have not reported yet. If a child may be coming to harm, report it at once', report: 'Report', drafts: 'Unfinished reports', draft: 'Draft', refused: 'Not accepted, please mend it', resume: 'Go on',
    answer: 'New answer', more: 'More', messages: (count) => count === 0 ? 'Messages' : `Messages (${count} unread)`, filed: (day) => `Reported ${day}`,
  },
  one: {
    title: 'Progress', number: (number) => `Number ${number}`, stage: 'Now', agencies: 'Agencies', answers: 'Answers', noAnswers: 'No agency has answered yet', history: 'What happened', filedAt: 'You filed the report',
    answered: (agency) => `${agency} answered`, supplemented: 'You added something', own: 'What I reported', since: (when) => `since ${when}`, seenAt: (when) => `Seen by you ${when}`,
    unread: 'What you added was not read yet', slow: 'When nothing happens for long', slowText: 'You can add to the report, or call the procuratorate’s line.', call12309: 'Call 12309', owed: (when) => `due ${when}`,
  },
  supplement: { open: 'Add something', title: 'Add something', text: 'What else do you want to say', danger: 'Is the child in danger now', send: 'Submit', sent: 'It was sent to the agencies', needed: 'Please write a sentence', refused: 'Not sent. What you wrote is still here: please try again', notTaken: 'What you added was not accepted: please mend it.' },
  messages: { title: 'Messages', empty: 'No messages', allRead: 'Mark all as read', unread: 'Unread', about: (number) => `Number ${number}` },
};
