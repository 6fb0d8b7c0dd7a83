export { eventually } from './eventually.js';
export { contentHash } from './content-hash.js';
export { testDatabase, type TestDatabase, type TestTemplate } from './test-database.js';
export { Caller, type Answer, type RetryPolicy } from './client/exchange-client.js';
export { signIn, type Tokens } from './client/sign-in.js';
export { testKeyFile, testRoleSecret } from './test-keys.js';
