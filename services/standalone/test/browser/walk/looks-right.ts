import type { Person } from '@referrals/testing/browser';
import { settled } from './settled.js';

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['dark', 'light'];
const WIDTHS = [360, 390, 1440];
/** What 1280 px are at 400 %. */
const ENLARGED = 320;
const HEIGHT = 900;

/** As the device wants it, and as who chose it at a desk sees it. Through the debugger, which the page's policy has no say over. */
export async function show({ page }: Person, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(`document.documentElement.dataset.theme = '${theme}'; dispatchEvent(new Event('theme'))`);
}

/** The page as it stands with all unfolded, narrow and wide, light and dark: nothing to be scrolled sideways, no fault of accessibility. */
export async function looksRight(person: Person): Promise<void> {
  const { page } = person;
  await page.evaluate('for (const one of document.querySelectorAll("main details")) one.open = true');
  await settled(page);
  for (const width of [ENLARGED, ...WIDTHS]) {
    await page.setViewportSize({ width, height: HEIGHT });
    const wide = await person.sidewaysScroll();
    if (wide > 0) throw new Error(`${page.url()} is ${wide} px too wide at ${width} px`);
    if (width === ENLARGED) continue;
    for (const theme of THEMES) {
      await show(person, theme);
      await person.assertAccessible();
    }
  }
}
