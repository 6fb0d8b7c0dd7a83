import type { childSharing as chinese } from '../zh/child-sharing';

export const childSharing: typeof chinese = {
  grants: 'Other agencies that may look', grantsEmpty: 'No other agency was let in.', give: 'Let a desk look', giveMeans: 'They see what is granted alone, for six months at most; who looked is recorded.', endGrant: 'End the grant', agency: 'Agency', desk: 'Desk', level: 'What they see', until: 'Until which day (six months at most)', letter: 'Number of their letter', holds: 'Holds', over: 'Ended',
  levels: { C: 'Card (who, school, caregivers)', F: 'The whole file (by a supervisor)' },
  agencies: { RPI: 'Rescue and protection institution', EDU: 'Education', HLTH: 'Health', PSB: 'Police', PROC: 'Procuratorate', COURT: 'Court', DPF: 'Disabled persons’ federation', NGO: 'Social organisation' },
  links: 'Linked reports', linksMeans: 'For the county’s civil affairs alone. Looking asks for a reason and is recorded.', show: 'Show', linksEmpty: 'No report is linked.', link: 'Link a report', linkMeans: 'Only a report that your desk may read.', report: 'Number of the report', reportHint: 'Referrals of your desk, by number.', noReports: 'Your desk has no referral.', elsewhere: 'A report of another desk', basis: 'Why it is this child', watch: 'The county watches',
  watchHint: 'Village and township see the words. Never where a cadre or the caregiver’s kin is suspected.', at: 'Linked', unlink: 'Take the link back', unlinked: 'Taken back', household: 'Other children of the house', alsoWatch: 'Watch them too', watched: 'They are watched.',
  bases: { ID_EQUAL: 'Same ID number', NAMED_SAME: 'Same name and facts', SEEN: 'Seen in person' },
  health: 'Sealed health', healthMeans: 'For the county’s civil affairs alone. Looking asks for a reason and is recorded.', healthEmpty: 'Nothing was written.', write: 'Write sealed health', writeMeans: 'What is written now holds; what stood before stays.', diagnosis: 'Diagnosis', infection: 'Infection', pregnancy: 'Pregnancy',
  granted: 'Files granted to us', grantedEmpty: 'No file was granted to your desks.', grantedCaption: 'What ends first before the others', openCard: 'Open the card', openFile: 'Open the whole file', card: 'Card of the child', which: (place) => `File ${place}`,
};
