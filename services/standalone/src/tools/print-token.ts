import { signIn } from '@referrals/testing';
import { baseUrl, dataFolder, demoAccounts } from './demo-accounts.js';

/** `npm run -s token -- <account>`: an access token by the real sign-in; `PASSWORD` for an account that is not a demo account. */
const account = process.argv[2];
if (!account) {
  process.stderr.write('npm run -s token -- <account>\n');
  process.exitCode = 2;
} else {
  const password = process.env.PASSWORD || demoAccounts(dataFolder())[account];
  if (!password) {
    process.stderr.write(`没有账号 ${account} 的密码。\nNo password for ${account} is known here.\n`);
    process.exitCode = 1;
  } else {
    process.stdout.write(`${(await signIn(baseUrl(), account, password)).accessToken}\n`);
  }
}
