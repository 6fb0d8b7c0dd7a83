import type { childPrint as chinese } from '../zh/child-print';

/** Papers are Chinese, whatever language the page speaks: they are filed in Chinese. Their names are for whoever looks for them. */
export const childPrint: typeof chinese = {
  title: 'Print', papers: 'Papers', empty: 'Nothing.', signed: 'Signed:', stamp: '(stamp)', day: 'Date:', signAt: (who) => `Signed, ${who}:`,
  forms: {
    file: 'File of a child', visits: 'Record of visits', delegation: 'Delegation of care', 'delegation-notice': 'Notice of delegated care', problems: 'Problems to be solved', 'work-log': 'Work log', move: 'Letter of a move', campaign: 'Campaign, in sum', roster: 'List of children', 'spot-check': 'Record of a spot check', rectify: 'What is to be mended',
    directors: 'Directors', duties: 'Duties of a director', 'sign-in': 'Sign-in sheet of a course', training: 'Record of a course', 'hand-over': 'Hand-over list',
  },
  delegationText: (child, delegate) => `While the parents are away, ${delegate} looks after ${child}: daily life, safety and learning. The child talks with its parents every week; harm or danger is reported at once. The parents stay guardians.`,
  delegationLaw: 'Law on the Protection of Minors, articles 22 and 23.', noticeText: (child, delegate) => `The parents of ${child} are away and asked ${delegate} to look after the child. School and village committee are asked to know of it and to look out for the child.`, noticeTo: 'To the school and the village committee:', parents: 'Parents', delegate: 'Delegate', childHimself: 'Child (8 or older)', receivedBy: 'School          Village committee', noDelegation: 'No delegation is in force.',
  problemText: 'Solve these in time; the township checks them then.', noProblems: 'Nothing is to be solved.', letterTo: 'To: ', pullText: 'This child lives with us now. Please let us have the file; until then you contact and visit.', moveText: 'The file of this child is to be yours. Until you accept it, we contact and visit.', rectifyText: 'The spot check found this. Mend it within 15 days, and record how.', nothingToMend: 'Nothing is to be mended.',
  dutiesOf: [
    'Daily care work; report to the committee and the supervisor.', 'Find children, keep the records: one file for each child.', 'See that delegations of care are signed; guide guardians.', 'Call on children with poor guardianship, out of school, without registration, ill or disabled.', 'Report at once a child without guardian, harmed or suspected to be; help whoever acts.', 'Run the village’s place for children; support activities.',
  ],
  dutiesLaw: 'Document 34 of 2019 of the Ministry of Civil Affairs.', services: 'Services: contact and visit; keep child and parents in touch; mind and safety; help with benefits, school, registration; activities.', signatures: 'Signature', noLetter: 'Letter no.:',
  handed: 'Files handed over', handedTo: (name) => `To ${name}`, handsOver: 'who hands over', takesOver: 'who takes over',
  page: 'Papers about children',
};
