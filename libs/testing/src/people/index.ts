/** People at browsers, outside of a test runner. */
export { findChromium } from '../browser/find-chromium.js';
export { Person, type PersonOptions } from '../browser/person.js';
export { settled } from '../browser/settled.js';
export { startBrowser } from '../browser/start-browser.js';
