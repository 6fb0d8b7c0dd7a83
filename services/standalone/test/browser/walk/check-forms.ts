import type { Person } from '@referrals/testing/browser';
import { isAccessible } from './looks-right.js';

const OPENS = 'main [aria-haspopup=dialog]:visible';
const FORM = '[role=dialog]';

/** Opens each form that the page leads to and that was not `seen`, one for each word on a button, looks at it and puts it away. What it saw is `seen` after it. */
export async function checkForms(person: Person, seen: Set<string>): Promise<void> {
  const { page } = person;
  const words = new Set((await page.locator(OPENS).allInnerTexts()).map((text) => text.trim()).filter((word) => !seen.has(word)));
  for (const word of words) {
    await page.locator(OPENS).filter({ hasText: new RegExp(String.raw`^\s*${word}\s*$`) }).first().click();
    const form = page.locator(FORM);
    // Focus is given once it stands.
    await form.locator(':focus').waitFor();
    const wide = await form.evaluate((drawer) => drawer.scrollWidth - drawer.clientWidth);
    if (wide > 0) throw new Error(`${page.url()}: the form 「${word}」 is ${wide} px too wide`);
    await isAccessible(person, { within: FORM });
    await form.getByRole('button', { name: '取消', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    seen.add(word);
  }
}
