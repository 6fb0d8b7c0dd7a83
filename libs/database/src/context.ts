import type { Instant } from '@referrals/calendar';
import pg from 'pg';

/**
 * Who a transaction acts for. Row-level security reads it; a request transaction without one raises instead of
 * finding nothing, so that a forgotten context is a failing test and not an empty list.
 */
export interface DatabaseContext {
  /** Staff id; absent for a reporter without sign-in. */
  readonly staff?: string;
  readonly organisation?: string;
  /** Desks this person acts for. */
  readonly desks: readonly string[];
  /** Of these, where they are supervisor. */
  readonly supervises?: readonly string[];
  /** Where each of their desks is, agency and jurisdiction together: `CIV:430223`. */
  readonly prefixes?: readonly string[];
  /** What they are at which desk, beside member or supervisor: `<desk>:CLERK`. */
  readonly functions?: readonly string[];
  /** Posts (a village's child director …) that a service established as this person's own. */
  readonly posts?: readonly string[];
  /** Roles apart from desks (`AUDITOR`, `ADMIN`, `POLICY`, `REPORTER`, `SERVICE`). */
  readonly roles: readonly string[];
  /** The one report an anonymous reporter's token is for, or the reports a service established as this person's own. */
  readonly reports?: readonly string[];
  /** The service that asks for itself: no person, no desks, no reports. */
  readonly service?: string;
  readonly at: Instant;
}

/** One statement that sets the context for this transaction only. */
export function setContext(context: DatabaseContext): string {
  const settings: Record<string, string> = {
    'app.context': 'set',
    'app.staff': context.staff ?? '',
    'app.organisation': context.organisation ?? '',
    'app.desks': `{${context.desks.join(',')}}`,
    'app.supervises': `{${(context.supervises ?? []).join(',')}}`,
    'app.roles': `{${context.roles.join(',')}}`,
    'app.reports': `{${(context.reports ?? []).join(',')}}`,
    'app.at': context.at,
    ...optional('prefixes', context.prefixes), ...optional('functions', context.functions), ...optional('posts', context.posts),
    ...(context.service === undefined ? {} : { 'app.service': context.service }),
  };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
  return `SELECT ${calls.join(', ')}`;
}

/** What is not set reads as an empty list: settings of a transaction end with it. */
function optional(name: string, values: readonly string[] = []): Record<string, string> {
  return values.length === 0 ? {} : { [`app.${name}`]: `{${values.map((value) => JSON.stringify(value)).join(',')}}` };
}
