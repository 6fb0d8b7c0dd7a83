export { isDemo } from './config.js';
export { directory } from './directory.module.js';
export { demoAccounts } from './seed/demo-accounts.js';
export { prepareDirectory } from './seed/prepare-directory.js';
export { startLines } from './seed/start-lines.js';
export { startNotices, type StartNotice } from './seed/start-notices.js';
export { mountSignIn } from './sign-in/mount-sign-in.js';
