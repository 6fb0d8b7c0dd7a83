import type { phone as chinese } from '../zh/phone';

export const phone: typeof chinese = {
  quickExit: { leave: 'Leave quickly', told: '"Leave quickly", or Shift three times, shows another site at once. The browser’s history stays.', understood: 'Understood' },
  field: { optional: 'optional', unknown: 'Not known' },
  home: 'Home',
  signOut: { ask: (count) => `${count} not sent yet. Reports still go by themselves; other entries wait until you sign in again.`, yes: 'Sign out anyway', no: 'Stay' },
  size: { large: 'Large text', normal: 'Normal text' },
  front: {
    title: 'Child Referral Exchange',
    what: 'If a child may be coming to harm, report it here. Police, civil affairs, education and others each act on it, and you are told the outcome.',
    report: 'Report',
    followUp: 'Follow up by number',
    staff: 'Staff sign-in',
    work: 'To my desk',
    mine: 'My reports',
    month: 'This month’s contacts and visits',
    otherNumbers: 'Other numbers',
    numbers: [
      { number: '12345', name: 'Government hotline', hours: 'day and night' },
      { number: '12309', name: 'Procuratorate', hours: 'working hours' },
      { number: '12355', name: 'Youth hotline', hours: 'as announced locally' },
      { number: '12338', name: 'Women’s rights hotline', hours: 'working hours' },
    ],
    who: { title: 'Who must report', text: 'Schools, kindergartens, hospitals, village committees, welfare and rescue institutions, hotels, their staff, and state organs must report at once when a child comes, or may come, to harm. Anybody may. Suspicion is enough; no proof is needed.' },
    next: {
      title: 'What happens then',
      steps: ['You get a number and a code. Write them down.', 'The system sends it to each agency with a duty; each has a time limit.', 'Each agency acknowledges, acts and answers. You can look at any time by the number.'],
    },
    secret: { title: 'How you are protected', text: 'Your name and phone are encrypted apart from the report and are not shown to those who handle it; who must reach you gives a reason, and it is recorded. You need not give a name. Whoever discloses a reporter is liable by law.' },
  },
  nothing: { title: 'There is no such page', text: 'Check the address, or begin again at the front page.', home: 'Front page' },
};
