import type { administration as chinese } from '../zh/administration';

export const administration: typeof chinese = {
  title: 'Administration', sections: 'What is administered', organisations: 'Organisations', desks: 'Desks', staff: 'People', divisions: 'Divisions', events: 'Undelivered messages', import: 'Import',
  intro: {
    organisations: 'Schools, hospitals, offices: who reports and who handles.', desks: 'Where referrals arrive: which agency, which place, who works there, who stands in.', staff: 'Accounts, roles, first passwords, suspending and restoring.',
    divisions: 'Names of villages, townships, counties, and what changed.', events: 'Messages between parts of the system that did not arrive: send again, or give up with a reason.', import: 'Record organisations, desks and people from a workbook, checked first.',
  },
  health: {
    title: 'Health', ok: 'All is well', joining: 'Earlier messages are on their way; it serves', degraded: 'It serves, but something needs a person', waiting: 'A part of it cannot serve yet', ending: 'It is stopping',
    finding: { ok: 'Well', joining: 'Catching up', degraded: 'Needs a person', waiting: 'Waiting', ending: 'Stopping' }, part: 'Part', state: 'State',
    parts: { directory: 'Directory', 'mandatory-reporting': 'Reports', 'referral-desk': 'Referrals', 'child-registry': 'Children’s files' }, kinds: { events: 'messages', duties: 'duties', jobs: 'jobs', directory: 'copy of the directory', database: 'database', process: 'process', check: 'check' }, look: 'Look at undelivered messages',
  },
  name: 'Name', type: 'Type', place: 'Place', area: 'Answers for', credit: 'Credit code', supervising: 'Supervising desk', opensOn: 'Opens on', closesOn: 'Closes on', agency: 'Agency', organisation: 'Organisation', backup: 'Backup desk',
  backupHint: 'Receives when this one is closed or empty', code: 'Code', codeHint: 'Begins with a small letter, like edu.yx; cannot be changed later', state: 'State', members: 'Members', none: 'None', actions: 'Actions', change: 'Change', find: 'Find', findHint: 'Part of the name', choose: 'Choose', search: 'Type part of the name, then choose',
  noMatch: 'Nothing found', add: { organisation: 'Add an organisation', desk: 'Open a desk', staff: 'Add a person', division: 'Record a division' }, save: 'Save', saved: 'Saved', edit: { organisation: 'Change the organisation', desk: 'Change the desk', staff: 'Change the person', division: 'Change the division' },
  emptyOrganisations: 'No organisation yet. Download the template, then import', empty: 'Nothing matches. Try other conditions', list: { organisations: 'Organisations on record', desks: 'Desks', staff: 'People', divisions: 'Divisions' },
  receives: 'Receives referrals',
  close: 'Close the desk', closeFrom: 'Closed from', closeMeans: 'From that day it receives nothing; open referrals move to the backup desk, or to the coordinator when there is none.', closeVerb: 'Close',
  member: { title: (name) => `${name}: members`, caption: 'Who works at the desk', account: 'Account', name: 'Name', role: 'Role', functions: 'Functions', add: 'Add a member', remove: 'Remove', empty: 'Nobody works here yet. Add members, or nobody sees referrals', pick: 'Person', removeConfirm: (name) => `Remove ${name} from this desk?`, suspended: 'Suspended', back: 'Back to the desks' },
  person: {
    account: 'Account', accountHint: 'Begins with a small letter; letters, digits, dots and dashes', name: 'Name', roles: 'Roles', desks: 'Desks', status: 'Status', suspend: 'Suspend', restore: 'Restore', password: 'New password', setRoles: 'Roles',
    suspendConfirm: (name) => `Suspend the account of ${name}? It stops within a minute.`, passwordConfirm: (name) => `Give ${name} a new password? The old one stops at once.`,
    first: 'First password', firstOnce: 'Shown this once. Print it or tell the person face to face; do not send it by chat.', firstText: 'After the first sign-in, change it under "My account".', print: 'Print', done: 'Handed over, close', address: 'Address', deskHint: 'Afterwards add the person to a desk on the desk’s page',
  },
  division: { code: 'Division code', codeHint: '6, 9 or 12 digits', level: 'Level', until: 'Ends on', replaced: 'Replaced by code', levels: { PROVINCE: 'Province', CITY: 'City', COUNTY: 'County', TOWNSHIP: 'Township', VILLAGE: 'Village' }, from: 'Begins on', within: 'Within' },
  event: {
    lead: 'Each message is dealt with once. Its content is not shown, only ids and times.', service: 'Part', waiting: 'Waiting', quarantined: 'Unknown messages', type: 'About', state: 'State', since: 'Since', attempts: 'Tried', times: (count) => `${count} times`, behind: 'Behind it', pieces: (count) => `${count}`,
    states: { PARKED: 'Stopped, needs a person', RETRY: 'Tried again by itself', NOT_YET: 'Waits for one before' }, reason: 'Reason', replay: 'Send again', dismiss: 'Give up', replayMeans: 'Once the cause is mended. Sending it twice does no harm.', dismissMeans: 'It is not dealt with any more; a report goes to the coordinator. Who did it and why is kept.',
    why: 'Why', noneWaiting: 'Nothing waits', noneQuarantined: 'No unknown messages', received: 'Received', from: 'From', size: 'Size', bytes: (count) => `${count} bytes`, detail: 'What the system says', done: 'Done', show: 'Ids and times', about: 'About',
    types: {
      'register.desk-recorded': 'Desk', 'register.organisation-recorded': 'Organisation', 'register.division-recorded': 'Division', 'register.desks-published': 'All desks', 'register.staff-standing-recorded': 'Account', 'clock.advanced': 'Demo clock',
      'report.filed': 'New report', 'report.supplemented': 'Supplement', 'report.exclusion-added': 'Kept from somebody', 'report.content-read': 'Content read', 'report.supplement-read': 'Supplement read', 'referral.routed': 'Referral', 'referral.opened': 'Opened', 'referral.acknowledged': 'Acknowledged', 'referral.decided': 'Progress',
      'referral.concluded': 'Concluded', 'referral.returned': 'Returned', 'referral.rerouted': 'Reassigned', 'referral.transferred': 'Passed on', 'referral.reopened': 'Reopened', 'referral.fed-back': 'Answered',
    }, otherType: 'Another message',
  },
  imports: {
    lead: 'All or nothing: when one thing is wrong, no row is imported. What is on record is changed, what the file does not name stays.', template: 'Download the register as a template', file: 'Workbook (xlsx, up to 5 MB)', check: 'Check', run: 'Import', sheets: { organisations: 'Organisations', desks: 'Desks', staff: 'People' },
    faulty: (count) => `${count} things to mend, then check again`, sheet: 'Sheet', row: 'Row', column: 'Column', problem: 'Problem', faults: 'To be mended',
    clean: 'All is right, it can be imported', done: 'Imported', passwords: 'New accounts have no password yet: give each one under "People" and print the slip.', choose: 'Choose a file first', counts: 'Result', added: 'New', changed: 'Changed', unchanged: 'As it is',
  },
};
