import type { keep as chinese } from '../zh/keep';

export const keep: typeof chinese = {
  reports: (count) => `${count} report(s) not sent yet`,
  others: (count) => `${count} entries not sent yet`,
  sealed: 'Kept encrypted; goes by itself when there is a line, once',
  inPage: 'Only in this page: please do not close it.',
  keepHere: 'Keep on this phone',
  call: 'In an emergency call 110',
  waits: 'Goes by itself after you sign in',
  sending: (count) => `${count} report(s) on the way`,
  lockedTitle: 'Locked',
  lockedText: 'You were away for a while; what was shown was put away. Sign in to go on.',
  leaveLocked: 'Do not sign in, first page',
  switchLabel: 'Keep a draft on this phone',
  switchHint: 'Encrypted, removed after 7 days. Leave it off on a shared computer.',
  saved: 'The draft is kept encrypted on this phone',
  notSaved: 'No draft is kept: it is gone when the page is closed',
  clear: 'Remove drafts from this phone',
  cleared: 'Drafts were removed',
  signInTitle: 'Please sign in',
  signInText: 'This page is for staff who are signed in.',
  offline: 'No connection. What you enter is kept here and goes by itself later.',
};
