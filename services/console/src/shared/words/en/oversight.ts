import type { oversight as chinese } from '../zh/oversight';

export const oversight: typeof chinese = {
  audit: {
    title: 'Audit', lead: 'By the number of a report: who looked, who did what; and check on this computer that the record was not changed.', number: 'Report number', open: 'Show', numberHint: 'As on the receipt', accesses: 'Who looked', trail: 'What happened', unsealings: 'Looks at who reported', bundle: 'Check an exported record',
    nobody: 'Nobody has looked at this report yet', nothing: 'Nothing on record', at: 'When', who: 'Person', desk: 'Desk', what: 'What was seen', why: 'Reason', part: 'Part', action: 'What was done', system: 'The system', reporter: 'The reporter', report: 'Report', more: '50 more',
    intact: (count) => `Intact: ${count} entries link up, none was changed`, broken: (n) => `Entry ${n} does not match its hash, or does not link to the one before. Keep everything as it is and tell the administrator`, withheld: 'Some entries are shown to auditors alone and cannot be checked here', checking: 'Checking…', check: 'Check', export: 'Export the record (JSON)',
    exportNote: 'The file holds ids, codes and times, no name of a child or reporter. It is checked on this computer and not uploaded.', drop: 'Drop an exported file here, or choose one', file: 'Exported file', badFile: 'Not a record exported here', checked: (file) => `Result: ${file}`, noUnsealings: 'Nobody has looked at who reported',
    files: { 'mandatory-reporting': 'Report', 'referral-desk': 'Referrals' },
  },
  policy: {
    title: 'Routing preview', lead: 'Give the facts and see where a report would go. Nothing is filed.', facts: 'Facts', second: 'Second set of facts', compare: 'Compare with other facts', single: 'Do not compare', preview: 'Show the routing', danger: 'Danger', situations: 'Situations', concerns: 'Further concerns', harmDate: 'Day of the harm', birthDate: 'Birth date of the child', unknown: 'Not known',
    now: 'Where the child is now', harm: 'Where it happened', home: 'Where the child lives', whereabouts: 'Whereabouts', caregiver: 'Looked after', labour: 'Labour', suspect: 'Suspect is to the child', cohabiting: 'Lives with the child', reporter: 'Who reports', confidential: 'Confidential or anonymous', yes: 'Yes',
    result: 'Routing', agency: 'Agency', role: 'Role', site: 'By place', desk: 'Desk', because: 'Why this desk', rows: 'Rows', row: (rows) => `Row ${rows.join(', ')}`, warnings: 'Please check', nobody: 'Such facts go to nobody', first: 'First set of facts', same: 'Both go the same way', differs: 'What stands in one set only, or with another role or desk, is marked as different',
    difference: 'Comparison', onlyFirst: 'First only', onlySecond: 'Second only', different: 'Different', equal: 'Same', pack: (version) => `Rules, version ${version}`,
  },
  figures: {
    title: 'Figures', lead: 'Counts only, no child and no reporter. Below 5 none is told, nor what would tell it.', from: 'From', to: 'To', export: 'Export to Excel', few: 'below 5', group: 'Agency', period: 'Without days: the last 92.',
    open: 'Open', openCaption: 'Referrals at the desks', noOpen: 'Nothing is open at your desks', desk: 'Desk', count: 'Count', unopened: 'Unopened for over an hour', overdue: 'Late', day: 'Under a day', week: 'A day to a week', month: 'A week to 30 days', longer: 'Longer',
    times: 'How long it took', noTimes: 'Nothing in this time', steps: { OPENED: 'Until opened', ACKNOWLEDGED: 'Until acknowledged', ANSWERED: 'Until answered' }, median: 'Half within', p90: 'Nine of ten within', agency: 'Agency',
    counts: 'Referrals', noCounts: 'No referrals in this time', total: (count) => `In all: ${count}`, place: 'Place', role: 'Role', noPlace: 'Place not known',
    situations: 'Situations reported', situation: 'Situation', reports: 'Reports', noSituations: 'No report named a situation in this time', situationNote: 'One report may name several.',
  },
};
