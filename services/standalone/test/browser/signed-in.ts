import { demoAccounts } from '@referrals/directory';
import { FileKeyRing } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';

/** The password of an account of the demonstration, as tests start it. */
export const passwordOf = (account: string): string => demoAccounts(new FileKeyRing(testKeyFile))[account] ?? '';
