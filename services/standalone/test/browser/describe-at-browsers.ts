import { describeInBrowser, type Someone } from '@referrals/testing/browser';
import { inChosenMode, type Start } from '../in-every-mode.js';

/** People before the whole product, each at a browser; on Kafka where the run asks for it (`npm run test:browser:kafka`). */
export const describeAtBrowsers = (name: string, suite: (someone: Someone, start: Start) => void): void => describeInBrowser(name, (someone) => { inChosenMode((start) => { suite(someone, start); }); });
