export * from './clock.port.js';
export * from './instant.js';
export * from './plain-date.js';
