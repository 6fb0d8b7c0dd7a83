import { DataFolder, type KeyRing } from '@referrals/service-kit';
import { makePassword } from '../sign-in/password-settings.js';
import { demoRegister } from './demo-register.domain.js';

/** File below DATA_DIR/secrets: `{ "<account>": "<password>" }`. */
const FILE = 'demo-accounts.json';

/** Demo accounts with their passwords: random per installation, because they come from its keys. */
export function demoAccounts(keys: KeyRing): Readonly<Record<string, string>> {
  return Object.fromEntries(demoRegister().staff.map(({ account }) => [account, makePassword(keys, `demo ${account}`)]));
}

/** Leaves the demo passwords where the installation's user, and nobody else, can read them. */
export function writeDemoAccounts(dataDir: string, keys: KeyRing): void {
  new DataFolder(dataDir).secret(FILE, () => `${JSON.stringify(demoAccounts(keys), null, 2)}\n`);
}
