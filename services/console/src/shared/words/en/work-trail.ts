import type { trail as chinese } from '../zh/work-trail';

export const trail: typeof chinese = {
  title: 'History', empty: 'Nothing yet.', system: 'The system', reporter: 'The reporter', to: '→', more: 'Show all', reason: 'Reason',
  actions: {
    'report.filed': 'filed the report', 'report.supplemented': 'added to it', 'report.content-read': 'read the report', 'report.supplement-read': 'read what was added', 'report.guardians-told': 'decided to tell the guardians', 'report.guardians-not-told': 'decided not to tell the guardians',
    'report.reporter-unsealed': 'saw who reported', 'report.exclusion-added': 'kept it from a unit in conflict', 'report.desks-checked': 'checked the desks again', 'case.filed': 'opened the case', 'case.hidden': 'hid who reported', 'case.supplemented': 'was told something new', 'case.danger-told': 'was told of the danger', 'case.exclusion-added': 'kept it from a unit in conflict', 'case.supplement-told': 'was told something new', 'case.reassigned': 'moved it from a closed desk',
    'case.claims-released': 'gave back what a person left', 'case.content-read': 'read the report', 'case.report-read': 'read the report', 'case.supplement-read': 'read what was added', 'case.answers-owed': 'noted answers owed', 'feedback.made': 'answered', 'feedback.ended': 'answer given',
    'referral.routed': 'routed to', 'referral.opened': 'opened it', 'referral.acknowledged': 'took it on', 'referral.decided': 'registered progress', 'referral.concluded': 'concluded', 'referral.returned': 'returned it', 'referral.rerouted': 'rerouted to', 'referral.transferred': 'transferred to',
    'referral.moved': 'moved to', 'referral.reopened': 'reopened it', 'referral.role-raised': 'made it lead', 'referral.merged': 'merged it', 'referral.claimed': 'claimed it', 'referral.unclaimed': 'gave it back', 'referral.recused': 'stepped aside', 'referral.released': 'released what was held back',
    'referral.fed-back': 'all answers given', 'referral.supplemented': 'was told something new', 'referral.read': 'read what was added', 'duty.escalated': 'reminded', 'duty.extended': 'extended a date', 'duty.paused': 'paused a date', 'duty.resumed': 'resumed a date', 'duty.waived': 'waived a duty', 'duty.rebuilt': 'checked the dates',
  },
  looked: { CONTENT: 'The report', DECISIONS: 'Decisions and notes', FEEDBACK: 'Answers to the reporter', REPORTER: 'Their own report', REPORTER_CONTACT: 'The reporter’s phone', REPORTER_IDENTITY: 'Who reported', ROUTING: 'Why it was routed', SEARCH: 'Search by name, number or phone', CHILD_ID_NUMBER: 'The child’s ID number', CHILD_PHONE: 'Child’s phone', GUARDIAN_PHONE: 'Guardian’s phone', SUSPECT_PHONE: 'Suspect’s phone', NUMBER: 'Looked up by number' },
  step: { OWNER: 'the desk', SUPERVISOR: 'its supervisor', COORD: 'the coordinator', AGENCY_ABOVE: 'the agency above', PROC: 'the procuratorate' },
};
