import { describe, expect, it } from '@jest/globals';
import { checks, runCheck } from './describe-transport.js';
import type { BrokenVariant } from './fixtures/broken.fixture.js';
import { localUnderTest } from './local-under-test.js';

const module = new URL('./fixtures/broken.fixture.ts', import.meta.url).href;

/** The suite itself is shown to fail: each broken transport is caught, by the check that is there for it. */
describe('the conformance suite notices', () => {
  it.each<[BrokenVariant, string, string]>([
    ['marks first', 'crash after it was sent', 'LOST'],
    ['forgets order', 'order per key', 'OUT_OF_ORDER'],
    ['forgets a subscriber', 'order per key', 'LOST'],
    ['renames events', 'duplicate delivery', 'DOUBLED'],
  ])('a transport that %s', async (variant, name, kind) => {
    const check = checks.find((one) => one.name.startsWith(name));
    await expect(runCheck(localUnderTest(`broken: ${variant}`, variant, module), check!)).rejects.toMatchObject({ name: 'Violation', kind });
  }, 180_000);

  it('handlers whose effects are not part of the event’s transaction', async () => {
    const under = { ...localUnderTest('broken: effects outside', 'plain'), effectsOutside: true };
    const check = checks.find((one) => one.name.startsWith('crash in the handler'));
    await expect(runCheck(under, check!)).rejects.toMatchObject({ name: 'Violation', kind: 'DOUBLED' });
  }, 180_000);
});
