import { signIn } from '@referrals/client';
import { processEnvironment } from '@referrals/service-kit';
import { accountsHere, baseUrl } from './demo/demo-accounts.js';
import { fail } from './terminal/run-tool.js';
import { ToolError } from './terminal/tool-error.js';

/** `npm run -s token -- <account>`: an access token by the real sign-in; `PASSWORD` for an account that is not a demo account. */
const account = process.argv[2];
if (!account) {
  process.stderr.write('npm run -s token -- <account>\n');
  process.exitCode = 2;
} else {
  try {
    const password = processEnvironment()['PASSWORD'] || (await accountsHere())[account];
    if (!password) throw new ToolError(`没有账号 ${account} 的密码。`, `No password for ${account} is known here.`);
    process.stdout.write(`${(await signIn(baseUrl(), account, password)).accessToken}\n`);
  } catch (error) {
    fail(error);
  }
}
