import type { shared as chinese } from '../zh/shared';
import { codes } from './codes';
import { referral } from './referral';

export const shared: typeof chinese = {
  ...codes,
  referral,
  comma: ', ',
  locale: 'en-GB',
  name: 'Child Referral Exchange',
  other: 'Other',
  skip: 'Skip to content',
  loading: 'Opening…',
  retry: 'Try again',
  reopen: 'Open again',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  signIn: 'Sign in',
  signOut: 'Sign out',
  language: '中文',
  urgent: 'A child in danger now?',
  call110: 'Call 110',
  notFound: 'Not found, or not yours to see',
  failed: 'This page could not be opened. Please open it again.',
  newVersion: 'The system was updated; opening again…',
  needsHttps: 'This address is not https: the browser allows neither signing in nor keeping drafts. Please use the https address.',
  noConnection: 'No connection. Check the network and try again.',
  noAnswer: 'The server does not answer. Try again shortly.',
  arriving: 'The content is on its way…',
  repeatsIn: (seconds) => `Tries again in ${seconds} s`,
  dueIn: (span) => `${span} left`,
  overdueBy: (span) => `${span} late`,
};
