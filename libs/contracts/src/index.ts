export * from './catalogue.js';
export * from './codes.js';
export * from './credit-code.js';
export * from './errors/domain-error.js';
export * from './errors/expect-version.js';
export * from './errors/error-catalogue.js';
export * from './event.js';
export * from './generated/services.js';
