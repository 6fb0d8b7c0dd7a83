import type { Page } from 'playwright-core';
import { eventually } from '../eventually.js';

/** Everything that the page asked for has come: nothing is being read, every name is there. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await eventually(async () => {
    const waiting = await page.locator('main').locator('p.empty[role=status]').count() + await page.getByText('…', { exact: true }).count();
    if (waiting > 0) throw new Error(`${page.url()} is still reading`);
  });
}
