import type { Person } from '@referrals/testing/browser';
import { settled } from './settled.js';

type Theme = 'light' | 'dark';
const WIDTHS = [360, 390, 1440];
/** What 1280 px are at 400 %. */
const ENLARGED = 320;
const HEIGHT = 900;

/** As the device wants it, and as who chose it at a desk sees it; once what moves has come to rest. Through the debugger, which the page's policy has no say over. */
async function show({ page }: Person, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(`document.documentElement.dataset.theme = '${theme}'; dispatchEvent(new Event('theme'))`);
  await page.evaluate('new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))).then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished))).then(() => undefined)');
}

/** Accessible in both themes, as wide as it is. What is there is the same in the dark: only colours differ. */
export async function isAccessible(person: Person, within = 'html'): Promise<void> {
  await show(person, 'dark');
  await person.assertAccessible({ within, of: 'COLOURS' });
  await show(person, 'light');
  await person.assertAccessible({ within });
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
    if (width !== ENLARGED) await isAccessible(person);
  }
}
