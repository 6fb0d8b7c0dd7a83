import type { ServiceRuntime } from '@referrals/service-kit';
import { directoryConfig } from '../config.js';
import { demoAccounts } from './demo-accounts.js';
import { firstPassword } from './first-administrator.js';

/** What whoever starts the installation must be shown on the terminal, and what no log may hold. */
export type StartNotice =
  | { readonly kind: 'FIRST_ADMINISTRATOR'; readonly account: string; readonly password: string }
  | { readonly kind: 'DEMO_ACCOUNTS'; readonly accounts: Readonly<Record<string, string>> };

/** The notices of this start; the first administrator's password is given once and never again. Call after `prepare`. */
export async function startNotices(runtime: ServiceRuntime): Promise<StartNotice[]> {
  if (directoryConfig(runtime.environment).DEMO) return [{ kind: 'DEMO_ACCOUNTS', accounts: demoAccounts(runtime.keys) }];
  const first = await runtime.database.asWorker((tx) => tx.maybeOne<{ account: string }>(
    `WITH shown AS (SELECT first_administrator AS staff FROM register WHERE first_administrator IS NOT NULL FOR UPDATE),
          done AS (UPDATE register SET first_administrator = NULL FROM shown)
     SELECT s.account FROM shown JOIN staff s ON s.id = shown.staff`,
  ));
  return first === undefined ? [] : [{ kind: 'FIRST_ADMINISTRATOR', account: first.account, password: firstPassword(runtime.keys) }];
}
