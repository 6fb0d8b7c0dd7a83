import { eventually } from '@referrals/testing';
import { settled, type Person } from '@referrals/testing/people';

/** A page in one colour is smaller by far, whatever its width; the emptiest of ours is more than twice as large. */
const LEAST_BYTES = 10_000;

/** A picture (PNG) of a page on which `shows` stands, once all that it asked for is there and painted. */
export async function picture(page: Person['page'], shows: string): Promise<Buffer> {
  await page.locator('main').getByText(shows).filter({ visible: true }).first().waitFor();
  await settled(page);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return await eventually(async () => {
    const taken = await page.screenshot();
    if (taken.length < LEAST_BYTES) throw new Error(`${page.url()} is not painted yet`);
    return taken;
  }, { intervalMs: 200 });
}
