import { parseArgs } from 'node:util';
import { systemClock } from '@referrals/calendar';
import { followDuties, RebuildDuties } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { checkDuties, type Checked } from './duties/check-duties.js';
import { withDatabases } from './duties/with-databases.js';
import { runTool } from './terminal/run-tool.js';
import { ToolError } from './terminal/tool-error.js';

/**
 * `npm run duties -- rebuild [--case ID] [--after ID] [--write --reason TEXT]`: holds the duties of all cases, or of one, against what their
 * events say, and names every difference; with `--write` they are written anew, and the trail says so. Exit 1 when a person must look.
 */
await runTool(async ({ environment, installation, signal, say }) => {
  const { values: asked } = parseArgs({ args: process.argv.slice(2), options: { case: { type: 'string' }, after: { type: 'string' }, write: { type: 'boolean' }, reason: { type: 'string' } }, strict: true });
  const reason = asked.reason?.trim() ?? '';
  if (asked.write === true && reason === '') throw new ToolError('写入须说明理由：--write --reason 理由（不要写姓名、电话或案情）', 'To write, give a reason: --write --reason TEXT (no name, number or story)');
  await withDatabases(installation, signal, async (databases) => {
    const totals: Checked = { cases: 0, differing: 0, left: 0 };
    for (const { name, duties, officePlace } of definitions) {
      const database = databases.find(({ service }) => service === name);
      if (duties === undefined || database === undefined) continue;
      if (asked.write === true) await followDuties(duties, { database, clock: systemClock, environment, officePlace });
      const checked = await checkDuties({ rebuild: new RebuildDuties(database, duties, systemClock), service: name, only: asked.case, after: asked.after, reason: asked.write === true ? reason : undefined, signal, say });
      for (const key of ['cases', 'differing', 'left'] as const) totals[key] += checked[key];
    }
    say(`核对 ${totals.cases} 个案件，${totals.differing} 个不一致，仍有 ${totals.left} 个 checked ${totals.cases} cases; ${totals.differing} differ, ${totals.left} still do`);
    if (totals.left > 0) process.exitCode = 1;
  });
});
