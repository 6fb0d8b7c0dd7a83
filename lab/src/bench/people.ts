import type { LoopPeople, Person } from './closed-loop.js';
import { LeanClient } from './lean-client.js';

/** Accounts of those who close the loops. */
export const LOOP_ACCOUNTS = ['teacher.yx', 'teacher2.yx', 'psb.yx', 'civ.yx', 'edu.yx'] as const;
export type Account = (typeof LOOP_ACCOUNTS)[number];

/** Who closes the loops: two teachers of one school, and the county's police, civil affairs and education desks. */
export function signInPeople(url: string, passwords: Readonly<Record<string, string>>): Promise<LoopPeople> {
  return gatherPeople((account) => LeanClient.signIn(url, account, passwords[account] ?? ''));
}

/** The same people, however they sign in. */
export async function gatherPeople(person: (account: Account) => Promise<Person>): Promise<LoopPeople> {
  return {
    reporters: [await person('teacher.yx'), await person('teacher2.yx')],
    desks: [
      { agency: 'PSB', officer: await person('psb.yx'), decide: 'ADMIN_ACCEPTED', conclude: 'WARNING_LETTER' },
      { agency: 'CIV', officer: await person('civ.yx'), decide: 'VISITED', conclude: 'FOLLOW_UP' },
      { agency: 'EDU', officer: await person('edu.yx'), decide: 'FILED', conclude: 'COUNSELLED' },
    ],
  };
}
