import type { own as chinese } from '../zh/own';

export const own: typeof chinese = {
  title: 'My account', account: 'Account', name: 'Name', organisation: 'Organisation', roles: 'Roles', desks: 'My desks', noDesks: 'You are at no desk yet', deskRole: 'Role at the desk', desk: 'Desk',
  password: 'Change password', current: 'Current password', fresh: 'New password', again: 'New password again', passwordHint: 'At least 12 characters; not the account, a year or a row of keys. All devices must sign in again afterwards.', differ: 'The two new passwords differ', change: 'Change and sign in again',
  look: 'Appearance', size: 'Text size', sizes: { normal: 'Standard', large: 'Large' }, theme: 'Colours', themes: { light: 'Light', dark: 'Dark' }, keys: 'Keyboard',
  keyList: { search: 'Search', rows: 'Next and previous row', open: 'Open the row', main: 'Main action', worklist: 'Back to the worklist', help: 'All shortcuts' },
  sessions: 'Sessions', everywhere: 'Sign out on all devices', everywhereMeans: 'Sessions on phones and other computers end at once. Use it when a phone is lost or a password may be known.', everywhereConfirm: 'All sessions end. Go on?', kept: 'Kept on this device.',
  devices: 'Phones that stay signed in by a PIN', devicesMean: 'Lost or changed the phone? End it here, and its PIN opens nothing any more.', noDevices: 'No phone stays signed in by a PIN', since: 'Since', lastSeen: 'Last opened', neverSeen: 'Not opened yet', until: 'Until', end: 'End',
};
