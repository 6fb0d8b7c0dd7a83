// Written by `npm run generate` from the services' `@OnEvent`. Not edited by hand.
import type { ServiceName } from '../codes.js';

/** Who listens to each event. */
export const consumersOf: Readonly<Record<string, readonly ServiceName[]>> = {
  'directory.register.desk-recorded.v1': ['mandatory-reporting', 'referral-desk'],
  'directory.register.organisation-recorded.v1': ['mandatory-reporting', 'referral-desk'],
  'directory.register.desks-published.v1': ['mandatory-reporting', 'referral-desk'],
  'mandatory-reporting.report.filed.v1': ['referral-desk'],
  'mandatory-reporting.report.supplemented.v1': ['referral-desk'],
  'mandatory-reporting.report.exclusion-added.v1': ['referral-desk'],
  'mandatory-reporting.report.content-read.v1': ['referral-desk'],
  'mandatory-reporting.report.supplement-read.v1': ['referral-desk'],
  'mandatory-reporting.task.exclusion-due.v1': ['mandatory-reporting'],
  'referral-desk.referral.routed.v1': ['mandatory-reporting'],
  'referral-desk.referral.opened.v1': ['mandatory-reporting'],
  'referral-desk.referral.acknowledged.v1': ['mandatory-reporting'],
  'referral-desk.referral.decided.v1': ['mandatory-reporting'],
  'referral-desk.referral.concluded.v1': ['mandatory-reporting'],
  'referral-desk.referral.returned.v1': ['mandatory-reporting'],
  'referral-desk.referral.rerouted.v1': ['mandatory-reporting'],
  'referral-desk.referral.transferred.v1': ['mandatory-reporting'],
  'referral-desk.referral.moved.v1': ['mandatory-reporting'],
  'referral-desk.referral.reopened.v1': ['mandatory-reporting'],
  'referral-desk.referral.role-raised.v1': ['mandatory-reporting'],
  'referral-desk.referral.merged.v1': ['mandatory-reporting'],
  'referral-desk.referral.claimed.v1': ['mandatory-reporting'],
  'referral-desk.referral.recused.v1': ['mandatory-reporting'],
  'referral-desk.referral.released.v1': ['mandatory-reporting'],
  'referral-desk.referral.fed-back.v1': ['mandatory-reporting'],
  'referral-desk.referral.supplemented.v1': ['mandatory-reporting'],
  'referral-desk.referral.read.v1': ['mandatory-reporting'],
  'referral-desk.task.reassignment-due.v1': ['referral-desk'],
};
