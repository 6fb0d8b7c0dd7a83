import type { childLog as chinese, childLooked as chineseLooked } from '../zh/child-log';

export const childLog: typeof chinese = {
  'note.written': 'Note', 'note': 'Note', 'child.registered': 'Opened', 'child.corrected': 'Corrected', 'child.identity-corrected': 'Identity corrected', 'child.ended': 'Ended', 'child.reopened': 'Opened again', 'child.linked': 'Linked', 'child.unlinked': 'Link taken back', 'child.assessed': 'Tier raised',
  'child.imported': 'Imported', 'child.entered': 'Entered in the province’s system', 'child.office-set': 'Office set', 'child.recused': 'Stepped aside', 'child.readmitted': 'Readmitted', 'child.grown': 'Change by age', 'child.announced': 'Others told', 'act.recorded': 'Contact or visit', 'act.confirmed': 'Let count', 'act.voided': 'Voided',
  'absence.recorded': 'Away', 'absence.ended': 'Back', 'absence.confirmed': 'Absence confirmed', 'caregiver.recorded': 'Caregiver', 'caregiver.ended': 'Caregiver ended', 'guardian.recorded': 'Guardian', 'guardian.ended': 'Guardian ended', 'guardian.fact-recorded': 'Fact of a parent', 'guardian.fact-ended': 'Fact ended',
  'category.proposed': 'Category proposed', 'category.confirmed': 'Category confirmed', 'category.refused': 'Category refused', 'category.ended': 'Category ended', 'category.kept': 'Category kept', 'factor.added': 'Factor', 'factor.ended': 'Factor ended', 'plan.made': 'Plan', 'help.recorded': 'Help', 'finding.made': 'Finding of a check',
  'delegation.recorded': 'Delegation', 'delegation.doubted': 'Delegation in doubt', 'delegation.parents-told': 'Parents told', 'delegation.helped': 'Delegate helped', 'delegation.cleared': 'Doubt cleared', 'delegation.replaced': 'Delegate replaced', 'delegation.ended': 'Delegation ended',
  'problem.found': 'Problem found', 'problem.planned': 'Problem planned', 'problem.handed-over': 'Handed over', 'problem.done': 'Problem done', 'problem.closed': 'Problem closed', 'problem.not-solved': 'Not solved', 'problem.no-problem': 'No problem', 'move.proposed': 'Move asked', 'move.accepted': 'Moved', 'move.refused': 'Move refused',
  'move.kept': 'Stays', 'move.withdrawn': 'Move withdrawn', 'move.sent': 'Letter sent', 'move.gone': 'Gone', 'pair.suggested': 'Maybe a duplicate', 'pair.told-apart': 'Two children', 'grant.given': 'Let in', 'grant.ended': 'Grant ended', 'school-request.asked': 'School asked', 'school-request.answered': 'School answered', 'school-request.told': 'School told',
};

export const childLooked: typeof chineseLooked = {
  FILE: 'File', LIST: 'List', SEARCH: 'Search', NAMES: 'Names', ACTS: 'Contacts and visits', PROBLEMS: 'Problems', CARE: 'Delegated care', WORK_LOG: 'Work log', DUE: 'What is due', PAIRS: 'Duplicates', ID_NUMBER: 'A number in full', CANDIDATE: 'Lead', CANDIDATES: 'Leads', GRANTED: 'What was granted', GRANTS: 'Grants', HAND_OVER: 'Hand-over list', HARM: 'Harm seen',
  IMPORT_ROW: 'Row of an import', POST: 'Post', POSTS: 'Posts', PUPILS: 'Pupils', REPORT_LINKS: 'Linked reports', SCHOOL_REQUESTS: 'Answers of schools', SEALED_HEALTH: 'Sealed health record', SPOT_CHECK: 'Spot check', ENDED: 'Ended file',
};
