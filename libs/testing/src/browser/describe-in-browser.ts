import { appendFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './find-chromium.js';
import { Person, type PersonOptions } from './person.js';

/** For root a sandbox is not to be had; nothing asks the network for itself. */
const ARGUMENTS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WHY = '没有 Chromium · no Chromium';

/** People of one suite: each has a browser context of their own. */
export type Someone = (options: PersonOptions) => Promise<Person>;

/**
 * A suite in a real browser, one for the whole suite. When a test has ended, everybody in it must have seen nothing wrong (`Person.assertNothingWrong`).
 * Without a Chromium the suite is told as not run; where `CI` is set it fails.
 */
export function describeInBrowser(name: string, suite: (someone: Someone) => void): void {
  const program = findChromium(process.env);
  if (program === undefined) {
    if (process.env.CI) describe(name, () => { it('needs a Chromium', () => { throw new Error(WHY); }); });
    else {
      tellNotRun(name);
      describe.skip(name, () => { it(WHY, () => undefined); });
    }
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let people: Person[] = [];
    beforeAll(async () => { browser = await chromium.launch({ executablePath: program, args: [...ARGUMENTS, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] }); });
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

/** `npm test` names a file for what it must say last; jest alone says it at once. */
function tellNotRun(name: string): void {
  const file = process.env.TEST_NOT_RUN;
  if (file) appendFileSync(file, `${JSON.stringify({ name, why: WHY, needs: 'CHROMIUM' })}\n`);
  else process.stdout.write(`NOT RUN: ${name}: ${WHY}\n`);
}
