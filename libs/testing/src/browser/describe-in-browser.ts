import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeNotRun } from '../not-run/index.js';
import { findChromium } from './find-chromium.js';
import { Person, type PersonOptions } from './person.js';
import { startBrowser } from './start-browser.js';

const WHY = '没有 Chromium · no Chromium';

/** People of one suite: each has a browser context of their own. */
export type Someone = (options: PersonOptions) => Promise<Person>;

/**
 * A suite in a real browser, one for the whole suite. When a test has ended, everybody in it must have seen nothing wrong (`Person.assertNothingWrong`).
 * Without a Chromium the suite is told as not run; where `CI` is set it fails.
 */
export function describeInBrowser(name: string, suite: (someone: Someone) => void): void {
  const program = findChromium(process.env);
  if (program === undefined) return describeNotRun(name, { needs: 'CHROMIUM', why: WHY });
  describe(name, () => {
    let browser: Browser;
    let people: Person[] = [];
    beforeAll(async () => { browser = await startBrowser(program); });
    afterEach(async () => {
      const present = people;
      people = [];
      await Promise.all(present.map((person) => person.leave()));
      for (const person of present) person.assertNothingWrong();
    });
    afterAll(() => browser.close());
    suite(async (options) => {
      const person = await Person.in(browser, options);
      people.push(person);
      return person;
    });
  });
}
