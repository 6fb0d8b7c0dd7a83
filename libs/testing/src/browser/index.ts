export { describeInBrowser, type Someone } from './describe-in-browser.js';
export { findChromium } from './find-chromium.js';
export { Person, type PersonOptions } from './person.js';
export { settled } from './settled.js';
