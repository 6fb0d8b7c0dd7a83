/** People at browsers, outside of a test runner. */
export { findChromium } from './find-chromium.js';
export { Person, type PersonOptions } from './person.js';
export { startBrowser } from './start-browser.js';
