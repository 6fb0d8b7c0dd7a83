export { Gate } from './gate.js';
export { eventually } from './eventually.js';
export { contentHash } from './content-hash.js';
export { copyDatabase, testDatabase, type TestDatabase, type TestTemplate } from './test-database.js';
export { Caller, type Answer, type JsonBody, type RetryPolicy } from './client/exchange-client.js';
export { signIn, type Tokens } from './client/sign-in.js';
export { testKeyFile, testRoleSecret } from './test-keys.js';
export { readWorklist, workReferral, type WorklistItem } from './client/desk-worker.js';
export { CONTAINER_START_LIMIT_MS, containersOnly, dockerAnswers, ensureImage, IMAGES } from './containers/docker-engine.js';
