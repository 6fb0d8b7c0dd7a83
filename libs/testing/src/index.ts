export { eventually } from './eventually.js';
export { contentHash } from './content-hash.js';
export { testDatabase, type TestDatabase, type TestTemplate } from './test-database.js';
