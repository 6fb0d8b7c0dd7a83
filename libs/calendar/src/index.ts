export * from './clock.port.js';
export * from './deadline.js';
export * from './duration.js';
export * from './instant.js';
export * from './plain-date.js';
export * from './told-time.js';
export * from './working-days.js';
