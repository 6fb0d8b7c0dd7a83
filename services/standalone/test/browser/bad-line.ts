import { eventually } from '@referrals/testing';
import type { Page } from 'playwright-core';

/** CUT: nothing arrives. LOST: it arrives, and the answer does not come back. */
export type Trouble = 'CUT' | 'LOST';

/** A line to one path which has these troubles, in this order, and then none. */
export class BadLine {
  /** Keys by which something was posted, each once. */
  readonly keys = new Set<string>();
  posts = 0;
  private readonly left: Trouble[];

  private constructor(private readonly page: Page, troubles: readonly Trouble[]) {
    this.left = [...troubles];
  }

  static async on(page: Page, path: string, troubles: readonly Trouble[]): Promise<BadLine> {
    const line = new BadLine(page, troubles);
    await page.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'POST') return await route.continue();
      line.posts += 1;
      line.keys.add(route.request().headers()['idempotency-key'] ?? '');
      const trouble = line.left.shift();
      if (trouble === undefined) return await route.continue();
      if (trouble === 'LOST') await route.fetch();
      return await route.abort();
    });
    return line;
  }

  get isGood(): boolean {
    return this.left.length === 0;
  }

  /** Until nothing is in the way any more and `isSettled`: the phone finds its line again and again. */
  async untilSettled(isSettled: () => Promise<void>): Promise<void> {
    await eventually(async () => {
      await this.page.evaluate("dispatchEvent(new Event('online'))");
      if (!this.isGood) throw new Error(`${this.left.length} troubles to come`);
      await isSettled();
    }, { timeoutMs: 30_000, intervalMs: 100 });
  }
}
