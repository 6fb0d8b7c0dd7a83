import type { LoopPeople } from './closed-loop.js';
import { LeanClient } from './lean-client.js';

/** Who closes the loops: two teachers of one school, and the county's police, civil affairs and education desks. */
export async function signInPeople(url: string, passwords: Readonly<Record<string, string>>): Promise<LoopPeople> {
  const person = (account: string): Promise<LeanClient> => LeanClient.signIn(url, account, passwords[account] ?? '');
  return {
    reporters: [await person('teacher.yx'), await person('teacher2.yx')],
    desks: [
      { agency: 'PSB', officer: await person('psb.yx'), decide: 'ADMIN_ACCEPTED', conclude: 'WARNING_LETTER' },
      { agency: 'CIV', officer: await person('civ.yx'), decide: 'VISITED', conclude: 'FOLLOW_UP' },
      { agency: 'EDU', officer: await person('edu.yx'), decide: 'FILED', conclude: 'COUNSELLED' },
    ],
  };
}
