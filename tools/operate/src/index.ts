/**
 * Tools of whoever runs an installation: each file here that says `npm run …` is one. What the other tools and the lab share of them:
 * how a tool runs and speaks, and where the demo accounts are.
 */
export { accountsAt, accountsHere, baseUrl, demoAccounts, type Accounts } from './demo/demo-accounts.js';
export { faultsOf, LATENESS, type Round } from './demo/judge-overdue.js';
export { watchOverdue, type OverdueParts } from './demo/watch-overdue.js';
export { faultsOfChild, type ChildRound } from './demo/child/judge-child.js';
export { HARM_SEEN } from './demo/child/harm.chapter.js';
export { tellChild } from './demo/child/tell-child.js';
export { demoReports, type DemoReport } from './demo/demo-reports.js';
export { withOwnLedgers } from './reconcile/own-ledgers.js';
export { sendAgain } from './reconcile/send-again.js';
export { readNumbers, readOptions } from './terminal/arguments.js';
export { runTool, type ToolContext } from './terminal/run-tool.js';
export { table } from './terminal/table.js';
export { ToolError } from './terminal/tool-error.js';
export { untilStopped } from './terminal/until-stopped.js';
