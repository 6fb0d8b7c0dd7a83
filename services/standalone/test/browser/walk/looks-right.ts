import { eventually } from '@referrals/testing';
import { settled, type Person } from '@referrals/testing/browser';

type Theme = 'light' | 'dark';
/** Every width, and forms and wide pages in the dark too: asked for with `WALK=whole`, as it takes twice as long and seldom finds what the rest does not. */
const IS_WHOLE = process.env['WALK'] === 'whole';
const WIDTHS = IS_WHOLE ? [360, 390, 1440] : [360, 1440];
/** What 1280 px are at 400 %. */
const ENLARGED = 320;
const HEIGHT = 900;
const STAYS_MS = 3_000;

/** As the device wants it, and as who chose it at a desk sees it; once what moves has come to rest. Through the debugger, which the page's policy has no say over. */
async function show({ page }: Person, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate(`document.documentElement.dataset.theme = '${theme}'; dispatchEvent(new Event('theme'))`);
  await page.evaluate('new Promise((frame) => requestAnimationFrame(() => requestAnimationFrame(frame))).then(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished))).then(() => undefined)');
}

/** Accessible as wide as it is. What is there is the same in the dark: only colours differ. A fault counts when it stays: a theme that was just chosen is taken over part by part. */
export async function isAccessible(person: Person, { within = 'html', inDark = IS_WHOLE } = {}): Promise<void> {
  if (inDark) {
    await show(person, 'dark');
    await eventually(() => person.assertAccessible({ within, of: 'COLOURS' }), { timeoutMs: STAYS_MS });
  }
  await show(person, 'light');
  await eventually(() => person.assertAccessible({ within }), { timeoutMs: STAYS_MS });
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
    if (width !== ENLARGED) await isAccessible(person, { inDark: IS_WHOLE || width === WIDTHS[0] });
  }
}
