export * from './access-log.js';
export * from './declare.js';
export * from './permission.guard.js';
export * from './permissions.js';
export * from './principal.js';
export * from './service-tokens.js';
export * from './token-verifier.js';
