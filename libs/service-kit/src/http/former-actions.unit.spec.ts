import { expect, it } from '@jest/globals';
import { FORMER_ACTIONS, namesNow } from './former-actions.js';

it('reads entries from before the rule by the names they would have now', () => {
  expect(namesNow(['FILED', 'CONTENT_READ', 'FILED', 'referral.routed'])).toEqual({ FILED: 'report.filed', CONTENT_READ: 'report.content-read' });
});

it('knows no name by two, and each as what happened to something', () => {
  const names = Object.values(FORMER_ACTIONS);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
});
