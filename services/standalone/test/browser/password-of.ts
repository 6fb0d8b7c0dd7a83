import { demoAccounts } from '@referrals/directory';
import { FileKeyRing } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';

/** Of an account of the demo, in tests. */
export function passwordOf(account: string): string {
  const password = demoAccounts(new FileKeyRing(testKeyFile))[account];
  if (password === undefined) throw new Error(`there is no demo account ${account}`);
  return password;
}
