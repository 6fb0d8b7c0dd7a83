import type { desk as chinese } from '../zh/desk';

export const desk: typeof chinese = {
  children: 'Children',
  layout: {
    navigation: 'Main navigation', me: 'My account', theme: { light: 'light', dark: 'dark', label: 'Switch to' }, locked: 'The screen is locked', lockedText: 'Nothing was done for a while; the content was put away.', unlock: 'Sign in again',
    noDesk: 'No desk', menu: 'Pages',
  },
  groups: { work: 'Work', oversight: 'Oversight', administration: 'Administration', own: 'Mine' },
  start: { title: 'Desk', hello: (name) => `Hello, ${name}`, desks: 'Your desks', noDesks: 'You belong to no desk yet. Ask your administrator.', agency: 'Agency', role: 'Role', place: 'Covers', name: 'Name' },
  table: { more: '50 more', rows: (count) => `${count} in all` },
  form: { missing: 'Please fill in', required: 'required', leave: 'What you typed was not sent. Leave?', refused: 'Something needs to be changed; see what is marked.' },
  move: {
    working: 'Sending…', changed: 'It has just changed; look at it before you decide. What you typed is kept.',
    changedBy: (who, action, when) => `${who} has just done this: ${action} (${when}). Look at it before you decide`,
  },
  filters: { clear: 'Clear filters', all: 'All' },
};
