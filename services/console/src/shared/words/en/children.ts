import type { children as chinese } from '../zh/children';
import { childActions } from './child-actions';
import { childCodes } from './child-codes';
import { childFields } from './child-fields';
import { childLog, childLooked } from './child-log';
import { childPrint } from './child-print';
import { childSchool } from './child-school';
import { childSharing } from './child-sharing';

export const children: typeof chinese = {
  codes: childCodes,
  fields: childFields,
  actions: childActions,
  sharing: childSharing,
  school: childSchool,
  print: childPrint,
  log: childLog,
  looked: childLooked,
  pages: {
    section: 'Pages about children', list: 'Files', due: 'Due this month', candidates: 'Leads', moves: 'Moves', duplicates: 'Duplicates', campaigns: 'Campaigns', spotChecks: 'Spot checks', posts: 'Directors', training: 'Training', figures: 'Figures', imports: 'Import and export', granted: 'Granted to us', school: 'Our care list',
  },
  period: 'From and until', backTo: (title) => `Back to ${title}`, until: ' – ', now: 'now', last: 'last ', nameless: 'Name not known', notYours: 'Not in your places', none: 'Nothing recorded', age: (years) => `${years} years`, of: (part, whole) => `${part} / ${whole}`,
  list: {
    title: 'Children', open: 'Open a file', total: (count) => `${count} files`, overdue: (contact, visit) => `${contact} contacts and ${visit} visits overdue`,
    caption: 'Files of your places', empty: 'No such files. Clear the filters, or open a file.', notOurs: 'Your desk answers for no child files. What others let you see stands under “Granted to us”.', search: 'Look for a child', searchHint: 'A name, an ID number or a file’s number. The search is recorded.', find: 'Search', found: 'Found', nobody: 'Nothing was found, or it is not in your places.',
    status: 'Status', place: 'Place', which: 'Of what', dueAs: 'How it is due', notSeen: (times) => `Not seen ${times} times`, back: 'Back to the files',
  },
  file: {
    identity: 'Who the child is', categories: 'Categories and tier', people: 'Guardians and caregivers', care: 'Delegated care', acts: 'Contacts and visits', problems: 'Problems and help', plans: 'Plan', moves: 'Moves and end', duties: 'Duties', log: 'Work log', access: 'Who looked',
    because: 'Because', answers: 'Answers', opened: 'Opened', ended: 'Ended', primary: 'This file was linked to another: look at that one.', openPrimary: 'Open it', linked: 'Linked files', moving: 'A move is not settled yet.', missed: 'Missed', missedDays: 'Days that were missed',
    sealedNote: 'You see the card; the file is not yours to read.', guardians: 'Guardians', caregivers: 'Caregivers', away: 'Away', factors: 'Factors', assessed: 'Raised by assessment', gaps: 'To be noticed', suggests: 'May also be', waiting: 'May be from',
    legal: 'legal guardian', workplace: 'Place of work', voided: 'Void', waits: 'Written late: counts once it is confirmed', how: 'How it was', met: 'child seen', spoke: 'spoken with', alone: 'alone', caregiverSpoke: 'caregiver spoken with', helps: 'Help', endsOn: 'End proposed for',
    unconfirmed: 'Not confirmed', offersReport: 'The trouble with the delegated care is not solved: it can be reported.', reason: 'Why', noDuties: 'Nothing is owed now', month: 'Month', whose: 'Who', what: 'What', when: 'When', by: 'Recorded by', closedAs: 'Closed',
    showDuties: 'Show the duties', doBy: 'By', revealed: (value) => `In full: ${value}`, emptyNumber: 'There is no such number', nobodyLooked: 'Nobody looked yet', noActs: 'No contact or visit yet', noProblems: 'No problem was found', review: 'looked at again', caution: 'Do not question the child again, do not confront anybody, do not pass pictures on. If there is danger now, call 110 first.',
    readFor: 'The city reads a file for a reason, which is recorded.', read: 'Read the file', school: 'The school', schoolWaits: 'not answered yet', schoolAnswer: 'Its answer', toldUnasked: 'Told unasked', asksHarm: 'The record may tell of harm: report it now.', report: 'Report', unknownTitle: 'File of a child',
  },
  open: {
    title: 'Open a file', verb: 'Open', intro: 'It is looked for first: a file with a like name, birth date or ID number is shown to you before another is opened.', alike: 'This may be the same child', alikeText: 'These files are much like what you typed. Look at them before you decide.',
    isThis: 'It is this child: open this file', isOther: 'It is another child: open a new file', onFile: 'The ID number is on file', onFileText: 'The child with this ID number has a file already.', elsewhere: 'This child is on file in another place, which was asked to move it. See the moves.', toMoves: 'See the moves',
    later: 'If you cannot tell, open a new file: the county compares both, and nothing is lost.', notSeen: 'The like file is not in your places. The county compares both.',
  },
  due: {
    title: 'Due this month', summary: (contact, visit, until) => `Until ${until}: ${contact} to contact, ${visit} to visit`, house: (n, count) => `House ${n}, children: ${count}`, empty: 'No contact or visit is due this month.', more: 'There are more; do these first.',
    all: 'All', of: 'Houses', contactHead: 'Contact due', visitHead: 'Visit due', record: 'Record',
    villages: 'Places', villagesCaption: 'Who is furthest behind', place: 'Place', files: 'Files', contactLate: 'Contacts overdue', visitLate: 'Visits overdue',
  },
  candidates: {
    title: 'Leads', tell: 'Tell of a child', caption: 'Leads for you to look into, what is due first', empty: 'No lead waits.', late: (count) => `${count} overdue`, urgentCount: (count) => `${count} urgent`, urgent: 'Urgent', kindHidden: 'Look whether somebody cares for this child',
    state: 'State', kind: 'Kind', about: 'About', place: 'Place', told: 'Told', due: 'Due', one: 'A lead', whom: 'Whom to look for', matches: 'Files that may be theirs', matchesEmpty: 'No like file.', tries: 'Tries', source: 'Told by', document: 'Document', since: 'Since',
    returned: 'Why it came back', answer: 'Answer', elsewhere: 'Sent to', paper: 'Paper', outcome: 'Outcome', openFile: 'Open a file for this child', onFile: 'On file: it is this child', concluded: 'Concluded', file: 'File', same: 'Other leads about the same', sameCount: (count) => `${count}`,
    toldTitle: 'Told by us', toldEmpty: 'We told of nobody yet.', looking: 'Being looked into', done: 'Concluded', unnamed: 'No name', access: 'Who looked',
  },
  moves: { title: 'Moves', caption: 'In and out', empty: 'No moves. A move is asked for on the child’s file.', child: 'Child', from: 'From', to: 'To', why: 'Why', answer: 'Answer', kind: 'Kind', state: 'State', proposed: 'Asked' },
  duplicates: {
    title: 'Duplicates', caption: 'Files that may be one child’s', empty: 'Nothing to judge.', open: 'Side by side', alike: 'How alike', why: 'What is alike', found: 'Found', one: 'Side by side', first: 'File A', second: 'File B', field: 'What', differs: 'differs', hidden: 'Not in your places',
    keepA: 'One child: A answers', keepB: 'One child: B answers', explain: 'A link deletes nothing: the other file becomes read-only, and the link can be taken back at any time.', since: 'Recorded since', sinceCaption: 'What was recorded in the answering file since', number: 'Number of the file', reason: 'Why', primary: 'answers',
  },
  campaigns: {
    title: 'Campaigns', plan: 'Plan a campaign', caption: 'Campaigns', empty: 'No campaign yet.', villages: 'Villages', village: 'Village', households: 'Households', visited: 'Visited', files: 'Files', accounted: 'Accounted', found: 'Found', submitted: 'Submitted', open: 'Open', from: 'From', to: 'Until', progress: 'How it stands',
    percent: 'Submitted (%)', household: 'Households visited (%)', late: 'Submitted late', missing: 'Not submitted', unaccounted: 'Not accounted', none: 'None', sentBack: 'Sent back:', account: 'Account for the files', accountCaption: 'Files of this village', result: 'Result', save: 'Save the results', saved: (done, all) => `${done} of ${all} accounted for`,
    noFiles: 'No child is on file in this village.', count: '', villagesChosen: 'Villages', chooseCounty: 'Choose a county first', all: 'All',
  },
  spotChecks: {
    title: 'Spot checks', draw: 'Draw', caption: 'By half-year', empty: 'No check yet.', half: 'Half-year', size: 'On file', drawn: 'Drawn', rate: 'Share', least: 'At least from each township', state: 'State', seed: 'Seed', digest: 'Digest of the frame', proof: 'How it was drawn',
    proofText: 'With this seed and frame anybody draws the same.', items: 'Files that were drawn', findings: 'To be corrected', findingsEmpty: 'Nothing to be corrected.', village: 'Place', child: 'Child', method: 'How', found: 'Found', correction: 'Corrected', sentBack: 'Sent back:', nothing: 'No file was drawn.', frame: 'Frame', drawnAt: 'Drawn', villages: (count) => `${count} villages`, again: 'Drawn again:',
  },
  posts: {
    title: 'Directors', make: 'Add a post', caption: 'Posts and holders', empty: 'No such posts.', place: 'Place', kind: 'Post', holder: 'Holder', vacant: 'Vacant', vacantSince: 'Vacant since', appointBy: 'To be filled by', one: 'A post', appointments: 'Who held it', deputies: 'Deputies', evaluations: 'Evaluations', noHolder: 'Nobody',
    onlyVacant: 'Vacant', vacancies: { true: 'Vacant', false: 'Held' }, hasAccount: 'has an account', noAccount: 'no account', records: 'Records asked', handOver: 'Hand-over list', handOverText: (files) => `${files} files`, received: 'Received', notReceived: 'Not received', year: 'Year', result: 'Result', criteria: 'Criteria', noEvaluations: 'No evaluation yet.', noDeputies: 'No deputy.', until: 'Term',
  },
  training: {
    title: 'Training', plan: 'Plan a course', caption: 'Courses', empty: 'No course yet.', name: 'Title', level: 'Level', from: 'From', to: 'Until', hours: 'Hours', state: 'State', place: 'Place', demonstration: 'Demonstration course', one: 'A course', attendance: 'Who was there', nobody: 'Nobody is recorded yet.', person: 'Person', done: 'Completed', notDone: 'Not completed',
    whole: 'The year', year: 'Year', summary: (trained, obliged) => `${trained} of ${obliged} trained`, untrained: 'Not trained yet', newcomers: 'Newcomers since October, not counted', add: 'Record who was there', allDone: 'Everybody was trained.', mark: 'Mark', who: 'Name not listed', save: 'Save', came: 'Was there to the end',
  },
  figures: {
    title: 'Figures', measure: 'Of what', by: 'By', period: 'When', asOf: (when) => `as of ${when}`, place: 'Place', done: 'Done', whole: 'Owed', percent: 'Share', total: 'Together', hidden: 'fewer than 5', chart: 'Share', empty: 'No figures for this time.', caption: (measure) => `${measure}, by place`,
    months: 'Months', of: (done, whole) => `${done} / ${whole}`, latest: 'The latest',
  },
  imports: {
    title: 'Import and export', file: 'Workbook (XLSX of the province’s system)', check: 'Check, import nothing', checkHint: 'Checking changes no file. Decide after it.', caption: 'The latest imports', empty: 'Nothing was imported yet.', name: 'File', state: 'State', at: 'When', one: 'Import', counts: 'What was found', action: 'What', outcome: 'Outcome', rows: 'Rows', faults: 'Faulty rows',
    faultsCaption: 'Mend these rows in the workbook and check it again', row: 'Row', column: 'Column', problem: 'Problem', noFaults: 'No faulty rows.', waits: 'Rows to be judged', decide: 'Decide', apply: 'Import', discard: 'Put aside', report: 'Download the result', ignored: (count) => `${count} columns are not known and were left out`,
    summary: (all, good, bad) => `${all} rows: ${good} can be imported, ${bad} are faulty`, wholeRow: 'The row', theirs: 'The sheet', ours: 'On file', sending: 'Being sent…', chosen: 'Choose a file', exports: 'Export', exportHint: 'An export is recorded, with its reason.', export: 'Export', refused: 'The file was not read:', go: 'Check', decided: 'Decided',
    scope: 'Of which place', alike: 'It may be one of these files', noFile: 'Choose an XLSX file first.',
  },
};
