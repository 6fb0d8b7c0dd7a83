import type { childActions as chinese } from '../zh/child-actions';

export const childActions: typeof chinese = {
  correct: 'Correct', end: 'End the file', endMeans: 'No contact or visit is owed then; what it says stays.', reopen: 'Open again', reveal: 'Show a number in full', revealMeans: 'Who looked, when and why is recorded.', recuse: 'Step aside', recuseMeans: 'You see this file no more; the township answers.',
  proposeCategory: 'Add a category', category: { confirm: 'Confirm', refuse: 'Refuse', end: 'End the category', 'confirm-end': 'Confirm the end', keep: 'Keep the category' }, addFactor: 'Add a factor', endFactor: 'End the factor', assess: 'Raise the tier', assessMeans: 'It raises only, for six months at most.',
  addGuardian: 'Add a guardian', endGuardian: 'Guardian no longer', addFact: 'Add a fact', endFact: 'No longer so', addCaregiver: 'Add a caregiver', endCaregiver: 'Cares no longer', addAway: 'Child is away', back: 'Is back', confirmAway: 'Confirm the absence', delegate: 'Record a delegation',
  delegation: { 'doubt': 'Doubt', 'tell-parents': 'Tell the parents', 'help': 'Help', 'clear': 'Clear the doubt', 'reselect': 'Choose another', 'end': 'End the delegation' },
  record: 'Record a contact or visit', confirmAct: 'Let it count', voidAct: 'Void', findProblem: 'Record a problem',
  problem: { 'plan': 'Plan', 'hand-over': 'Hand over', 'do': 'Done', 'close': 'Check and close', 'not-solved': 'Not solved', 'no-problem': 'No problem' },
  help: 'Record help', note: 'Write into the log', plan: 'Make a plan', askSchool: 'Ask the school', move: 'Ask for a move', moveMeans: 'Who has it now answers until the other accepts.',
  moves: { 'accept': 'Accept', 'refuse': 'Refuse', 'settle': 'Settle', 'withdraw': 'Withdraw', 'proof': 'Record the receipt', 'came-back': 'Not taken' }, settle: { ACCEPTED: 'It moves', KEPT: 'It stays' },
  candidate: { assign: 'Assign', return: 'Give back', conclude: 'Conclude', reopen: 'Look again' }, tell: 'Tell of a child', openFor: 'Open a file', onFile: 'On file',
  different: 'Two children', unlink: 'Take the link back', unlinkMeans: 'Both files stand as they stood; nothing is lost.', planCampaign: 'Plan a campaign', campaign: { start: 'Begin', close: 'End' }, part: { 'submit': 'Submit', 'send-back': 'Send back' }, draw: 'Draw', drawMeans: 'The seed is random and recorded; nobody chooses.',
  item: { 'pass': 'Record the result', 'find': 'Record the result', 'correct': 'Corrected', 'confirm': 'Confirm', 'send-back': 'Not right yet' }, itemResult: { OK: 'In order', FINDING: 'Finding' },
  makePost: 'Add a post', appoint: 'Appoint', deputy: 'Name a deputy', endDeputy: 'End the deputy', evaluate: 'Evaluate', closePost: 'Close the post', appointment: { 'end': 'End', 'receive': 'Receive the list', 'give-account': 'Give the account', 'check-record': 'Record the query' },
  planCourse: 'Plan a course', course: { hold: 'Was held', attend: 'Attendance', lock: 'Lock' }, apply: 'Import', discard: 'Put aside', decide: 'Decide', export: 'Export', entered: 'Entered in the province’s system',
};
