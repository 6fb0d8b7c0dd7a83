import type { Person } from '@referrals/testing/browser';

/** Through the debugger, which the page's policy has no say over. */
const show = ({ page }: Person, theme: 'light' | 'dark'): Promise<unknown> => page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);

/** The page as it stands, narrow and wide, light and dark: nothing to be scrolled sideways, no fault of accessibility. */
export async function looksRight(person: Person): Promise<void> {
  const { page } = person;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await person.sidewaysScroll();
    if (wide > 0) throw new Error(`${page.url()} is ${wide} px too wide at ${width} px`);
    for (const theme of ['dark', 'light'] as const) {
      await show(person, theme);
      await person.assertAccessible();
    }
  }
}
