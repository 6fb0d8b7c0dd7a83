export * from './derive/case-duties.js';
export * from './derive/derive-duties.js';
export * from './derive/duty.js';
export * from './derive/duty-calendar.js';
export * from './pack/check-pack.js';
export * from './pack/duty-pack.js';
export { textOf, typeOf, type CaseEvent } from './pack/matcher.js';
export * from './packs/duty-packs.js';
