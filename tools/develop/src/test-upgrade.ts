import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '@referrals/database/server';
import { startBroker } from '@referrals/event-bus/broker';
import { runTool, ToolError, untilStopped } from '@referrals/operate';
import { temporaryFolder } from './own-installation.js';
import { checkOut, HERE, migrationsSince } from './upgrade/check-out.js';
import { meetNewcomer } from './upgrade/meet-newcomer.js';
import { Release, type Parts } from './upgrade/release.js';

/** A module that makes a process one of a release with one subscriber more. */
const WITH_NEWCOMER = new URL('upgrade/with-newcomer.js', import.meta.url).href;

/**
 * `npm run test:upgrade -- --from <git ref> [--mode local|kafka]`: this release migrates a database, and the release of that ref runs
 * on it, beside this one and alone, each with its own code and its own demo. On Kafka each release is a process per service; both
 * share databases, topics and groups, so either gets the other's events. Exit 0 only when every loop closed, a filing sent again to the other
 * release stayed one report, and nothing waits for a person.
 *
 * `--newcomer 2000` instead: the release of that ref leaves data of so many cases, and in this one a subscriber of the test is new.
 */
await runTool((context) => untilStopped(context, async () => {
  const { from, mode, newcomer = '' } = parseArgs({ options: { from: { type: 'string' }, mode: { type: 'string', default: 'local' }, newcomer: { type: 'string' } } }).values;
  if (!from) throw new ToolError('请用 --from 指明上一版本（git 标签或提交）。', 'Name the release before: npm run test:upgrade -- --from <git ref>');
  if (!/^([1-9]\d*)?$/.test(newcomer)) throw new ToolError('--newcomer 是案件数。', '--newcomer is a number of cases.');
  if (mode !== 'local' && mode !== 'kafka') throw new ToolError('--mode 只能是 local 或 kafka。', '--mode is local or kafka.');
  const folder = temporaryFolder();
  const running: { end(): Promise<void> }[] = [{ end: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }) }];
  const step = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    context.signal.throwIfAborted();
    const began = performance.now();
    await work();
    context.say(`  ok  ${what.padEnd(64)} ${((performance.now() - began) / 1_000).toFixed(1).padStart(6)} s`);
  };
  try {
    const root = join(folder, 'release');
    const commit = checkOut(from, root);
    const since = migrationsSince(root);
    context.say(`${from} (${commit.slice(0, 12)}) → 本版本 this release; 新迁移 migrations since: ${since.length === 0 ? '无 none' : since.join(', ')}`);
    const postgres = await startPostgres({ dataDir: join(folder, 'database') });
    running.push({ end: () => postgres.stop() });
    let parts: Parts = { databaseUrl: postgres.url };
    if (mode === 'kafka') {
      const broker = await startBroker({ dataDir: folder, surroundings: context.environment, say: context.say });
      running.push({ end: () => broker.stop() });
      parts = { ...parts, broker: broker.address };
    }
    const now = await Release.in(HERE, 'this release', join(folder, 'now'), parts, newcomer === '' ? '' : `--import ${WITH_NEWCOMER}`);
    const before = await Release.in(root, from, join(folder, 'before'), parts);
    running.push(now, before);
    if (newcomer !== '') return await meetNewcomer({ before, now, databaseUrl: postgres.url, cases: Number(newcomer), signal: context.signal, step, say: context.say });
    await step('this release migrates and starts', () => now.start());
    await step('this release: three reports to their answers', () => now.closeLoops());
    now.shareKeys(before);
    await step(`${from} starts on the database of this release`, () => before.start());
    await step(`${from} beside this release: three reports to their answers`, () => before.closeLoops());
    await step('both at the same time', () => Promise.all([now.closeLoops(), before.closeLoops()]));
    const [beforeFirst, nowFirst] = [randomUUID(), randomUUID()];
    const numbers: string[] = [];
    const sentAgain = async (): Promise<void> => {
      for (const release of [before, now]) {
        for (const [index, key] of [beforeFirst, nowFirst].entries()) {
          const number = await release.file(key);
          if (number !== numbers[index]) throw new ToolError('再次发送的报告成了第二份。', `A filing sent again to ${release.name} became a second report: ${numbers[index]}, ${number}.`);
        }
      }
    };
    await step('a filing sent again to the other release is one report', async () => {
      numbers.push(await before.file(beforeFirst), await now.file(nowFirst));
      await sentAgain();
    });
    await step('this release ends', () => now.end());
    await step(`${from} alone: three reports to their answers`, () => before.closeLoops());
    await step('this release starts again, and both once more', async () => {
      await now.start();
      await Promise.all([now.closeLoops(), before.closeLoops()]);
    });
    await step('the same filings sent again, now that this release has moved what was kept', sentAgain);
  } finally {
    for (const one of running.toReversed()) await one.end();
  }
}));
