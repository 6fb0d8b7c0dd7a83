import type { desk as chinese } from '../zh/desk';

export const desk: typeof chinese = {
  children: 'Children',
  layout: {
    navigation: 'Main navigation', me: 'My account', theme: { light: 'light', dark: 'dark', label: 'Switch to' }, locked: 'The screen is locked', lockedText: 'Nothing was done for a while; the content was put away.', unlock: 'Sign in again',
    noDesk: 'No desk', menu: 'Pages',
    unsent: 'What you typed before the lock is still there: open the same form again to go on.',
  },
  groups: { work: 'Work', oversight: 'Oversight', administration: 'Administration', own: 'Mine' },
  start: { title: 'Desk', hello: (name) => `Hello, ${name}`, noDesks: 'You belong to no desk. Ask your administrator if you are to work on referrals.', mine: 'My reports' },
  table: { more: '50 more', rows: (count) => `${count} in all` },
  form: { missing: 'Please fill in', required: 'required', choose: 'Please choose', none: 'Leave empty', unknown: 'Not known', yesNo: { YES: 'Yes', NO: 'No' }, sure: 'Is that what you want?', noAccount: 'No such account, or not in your places.',
    place: { 4: 'Choose a city', 6: 'Choose a county', 9: 'Choose a township', 12: 'Choose a village' },
     leave: 'What you typed was not sent. Leave?', refused: 'Something needs to be changed; see what is marked.' },
  move: {
    working: 'Sending…', changed: 'It has just changed; look at it before you decide. What you typed is kept.',
    kept: 'What you typed is kept.', somebody: 'Somebody',
    happened: {
      routed: 'routed', opened: 'opened', acknowledged: 'taken on', decided: 'progress', concluded: 'concluded', returned: 'returned', rerouted: 'rerouted', transferred: 'transferred', moved: 'moved', reopened: 'reopened',
      merged: 'merged', claimed: 'claimed', unclaimed: 'given back', recused: 'stepped aside', released: 'released', supplemented: 'added to', read: 'read', 'fed-back': 'answered', 'role-raised': 'made lead',
    },
    changedBy: (who, action, when) => `${who} has just done this: ${action} (${when}). Look at it before you decide`,
  },
  keyboard: {
    title: 'Keys', on: 'Use keys',
    keys: { '/': 'Search', j: 'Next row', k: 'Row before', Enter: 'Open', a: 'Main action', 'g w': 'Worklist', 'g i': 'Messages', '?': 'These keys' },
  },
  live: { arrived: (count) => `${count} new` },
  bell: { title: 'Something new', came: 'Something new came. Sign in to see it', turnOn: 'Ring when something comes', on: 'Rings when something comes.', refused: 'The browser refuses the sound. Check its settings.' },
  filters: { title: 'Filters', clear: 'Clear filters', all: 'All' },
};
