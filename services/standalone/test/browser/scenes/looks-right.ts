import type { Person } from '@referrals/testing/browser';

/** The page as it stands, narrow and wide, light and dark: nothing to be scrolled sideways, no fault of accessibility. */
export async function looksRight(person: Person): Promise<void> {
  const { page } = person;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) throw new Error(`${page.url()} is ${wide} px too wide at ${width} px`);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((shown) => { document.documentElement.dataset['theme'] = shown; }, theme);
      await person.assertAccessible();
    }
  }
  await page.evaluate(() => { document.documentElement.dataset['theme'] = 'light'; });
}
