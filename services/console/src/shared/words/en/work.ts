import type { work as chinese } from '../zh/work';
import { content } from './work-content';
import { coordination, handover, inbox, supervision } from './work-lists';
import { lawText } from './law';
import { moves } from './work-moves';
import { print } from './work-print';
import { trail } from './work-trail';

export const work: typeof chinese = {
  content, coordination, handover, inbox, supervision, moves, print, trail, lawText,
  worklist: {
    title: 'Worklist', caption: (count) => (count === undefined ? 'Referrals of your desks' : `Referrals of your desks, ${count} in all`),
    empty: 'Nothing to do now. What comes appears here by itself.', tabs: 'By state', owed: 'To do', all: 'All',
    number: 'Number', situations: 'Situation', child: 'Child', place: 'Place', role: 'Role', state: 'State', filed: 'Received', due: 'Due', claimed: 'In whose hands', unread: 'Something new', backup: 'For another desk', urgent: 'In danger now',
    years: (age) => `${age} years`, views: 'My saved filters', view: 'Name these filters', saveView: 'Save these filters', dropView: (name) => `Delete “${name}”`, desk: 'Desk', from: 'Received from', to: 'Received until', division: 'Place',
  },
  search: {
    label: 'Search', hint: 'Number, name or ID number of the child', find: 'Search', clear: 'Clear', empty: 'Not found, or not within your scope. Check the number, or ask the coordinator', caption: 'Found', filed: 'Reported',
    recorded: 'Searching by name or ID number is recorded.',
  },
  referral: {
    title: 'Referral', opening: 'Reading the content opens it, and is recorded.', gone: 'This is no longer on your desk', back: 'Back to the worklist', gaveAway: 'Given away. Here is only what your desk did itself.', more: 'More', seen: 'Read',
    evidence: (hours) => `${hours} hours left of 72: secure evidence and medical care`, evidenceOver: (hours) => `About ${hours} hours since the harm, more than 72`,
    keepFrom: (agencies) => `The reporter wants it kept from: ${agencies}`, noticeOnly: 'For your information only. Press “Read” when you have seen it.', because: 'Routed by', owner: 'Desk', site: 'Place it rests on',
    why: 'Why it is here', whatIf: 'If facts were otherwise', whatIfLine: (fact) => `If “${fact}” were otherwise`, added: 'would be added', removed: 'would be left out', raised: 'would lead', lowered: 'would support or be told',
    mergedInto: 'Continued in another referral of the case', since: 'Since', others: 'Agencies on the case', related: 'Earlier reports on this child', sameAs: { ID_NUMBER: 'Same ID number', NAME_AND_BIRTH_DATE: 'Same name and date of birth', PHONE: 'Same phone' }, relatedEmpty: 'No other reports that you may see.', answers: 'Answers', answersEmpty: 'No answers yet', received: 'Seen by the reporter', notReceived: 'Not yet seen by the reporter',
    decisions: 'Decisions', decisionsEmpty: 'No decisions yet.', withheld: 'Held back', final: 'Final', trail: 'History', looked: 'Who looked', lookedEmpty: 'Nobody has looked at this report', notes: 'Notes', duties: 'What is owed', dutiesEmpty: 'Nothing is owed.', dutiesEnded: (count) => `${count} settled`,
    statutory: 'Law', local: 'Local rule', design: 'Our rule', provisional: 'Provisional', guardians: 'Telling the guardians', told: 'Told', notTold: 'Not told', print: 'Print', reporter: 'Reporter',
    owed: 'Owed', printDuty: { 'supervision-notice': 'Print a notice of supervision', 'extension-approval': 'Print a form for more time' },
  },
};
