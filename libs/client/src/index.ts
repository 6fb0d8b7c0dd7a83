/** Calls the exchange over HTTP as a person does, by the real sign-in: for tools, tests and the lab. */
export { Caller, type Answer, type CallOptions, type JsonBody, type RetryPolicy } from './exchange-client.js';
export { readWorklist, workReferral, type WorklistItem } from './desk-worker.js';
export { signIn, type Tokens } from './sign-in.js';
