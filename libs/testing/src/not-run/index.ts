import { appendFileSync } from 'node:fs';
import { describe, it } from '@jest/globals';

/** What a machine may lack that specs need. */
export type Need = 'KAFKA' | 'CHROMIUM';

/**
 * Stands in for a suite that cannot run here. It is told in the last lines of `npm test`, and fails where `CI` is set: silence would look like success.
 */
export function describeNotRun(name: string, { needs, why }: { readonly needs: Need; readonly why: string }): void {
  const file = process.env.TEST_NOT_RUN;
  if (file) appendFileSync(file, `${JSON.stringify({ name, why, needs })}\n`);
  else process.stdout.write(`NOT RUN: ${name}: ${why}\n`);
  describe(name, () => {
    if (process.env.CI) it('is run', () => { throw new Error(why); });
    else it.todo(`is not run: ${why}`);
  });
}
