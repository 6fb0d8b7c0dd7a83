import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, it } from '@jest/globals';
import { demoAccounts } from '@referrals/directory';
import { FileKeyRing } from '@referrals/service-kit';
import { testKeyFile } from '@referrals/testing';
import { describeInBrowser } from '@referrals/testing/browser';
import { startExchange, type Exchange } from '../exchange.js';
import { setRegistryScene, VILLAGE, type RegistryScene } from './scenes/registry-scene.js';

const OUT = '/tmp/d2/shots';
describeInBrowser('look', (someone) => {
  let exchange: Exchange;
  let scene: RegistryScene;
  const faults: string[] = [];
  beforeAll(async () => { exchange = await startExchange({ environment: { DEMO_CHILDREN: '40' } }); mkdirSync(OUT, { recursive: true }); try { scene = await setRegistryScene(exchange); } catch (error) { writeFileSync('/tmp/d2/scene-error.txt', String((error as Error).stack)); throw error; } }, 300_000);
  afterAll(async () => { writeFileSync('/tmp/d2/faults.txt', faults.join('\n')); await exchange?.[Symbol.asyncDispose](); });
  it('looks', async () => {
    const person = await someone({ origin: exchange.url, account: 'civ.yx', password: demoAccounts(new FileKeyRing(testKeyFile))['civ.yx'] ?? '' });
    person.expects(/.*/);
    person.page.on('console', (m) => { if (m.type() === 'error') faults.push(`${person.page.url()} ${m.text()}`); });
    person.page.on('pageerror', (e) => { faults.push(`${person.page.url()} ${e.stack ?? e.message}`); });
    await person.signIn('/desk');
    const pages: Record<string, string> = { list: '/children', new: '/children/new', due: '/children/due', file: `/children/${scene.child}`, candidates: '/children/candidates', candidate: `/children/candidates/${scene.lead}`, moves: '/children/moves', duplicates: '/children/duplicates', campaigns: '/children/campaigns', campaign: `/children/campaigns/${scene.campaign}`, village: `/children/campaigns/${scene.campaign}/${VILLAGE}`, checks: '/children/spot-checks', check: `/children/spot-checks/${scene.spotCheck}`, posts: '/children/posts', post: `/children/posts/${scene.post}`, training: '/children/training', course: `/children/training/${scene.course}`, figures: '/children/figures', imports: '/children/imports' };
    for (const [name, path] of Object.entries(pages)) {
      try {
        await person.open(path);
        await person.page.waitForTimeout(1200);
        for (const width of [1440, 390]) {
          await person.page.setViewportSize({ width, height: 900 });
          await person.page.waitForTimeout(150);
          const wide = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) faults.push(`${name} ${width} scrolls ${wide}`);
          await person.page.screenshot({ path: `${OUT}/${name}-${width}.png`, fullPage: true });
          for (const theme of ['light', 'dark']) {
            await person.page.evaluate((t) => { document.documentElement.dataset['theme'] = t; }, theme);
            try { await person.assertAccessible(); } catch (error) { faults.push(`${name} ${width} ${theme} ${(error as Error).message.slice(0, 900)}`); }
          }
          await person.page.evaluate(() => { document.documentElement.dataset['theme'] = 'light'; });
        }
      } catch (error) { faults.push(`${name}: ${(error as Error).message.slice(0, 400)}`); }
    }
  }, 400_000);
});
