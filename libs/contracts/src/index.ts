export * from './catalogue.js';
export * from './codes.js';
export * from './errors/domain-error.js';
export * from './errors/error-catalogue.js';
export * from './event.js';
export * from './events/directory.js';
export * from './events/mandatory-reporting.js';
export * from './events/referral-desk.js';
