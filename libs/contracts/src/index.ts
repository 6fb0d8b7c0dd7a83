export * from './catalogue.js';
export * from './codes.js';
export * from './errors.js';
export * from './event.js';
export * from './events/directory.js';
export * from './events/mandatory-reporting.js';
export * from './events/referral-desk.js';
