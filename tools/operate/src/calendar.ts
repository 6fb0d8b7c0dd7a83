import { readFileSync } from 'node:fs';
import { NOTICE_FAULTS, readYearNotice, systemClock, type YearNotice } from '@referrals/calendar';
import { importEverywhere, previewEverywhere } from './duties/import-everywhere.js';
import { withDatabases } from './duties/with-databases.js';
import { fileNamed, runTool } from './terminal/run-tool.js';
import { ToolError } from './terminal/tool-error.js';

/**
 * `npm run calendar -- import FILE [--dry-run]`: a year's notice of working days, into every service of the installation. Everything is
 * checked first; what waits for the notice is dated again when it takes effect, at the second full minute after.
 */
await runTool(async ({ environment, installation, signal, say }) => {
  const [command, ...rest] = process.argv.slice(2);
  const [file, ...more] = rest.filter((word) => word !== '--dry-run');
  if (command !== 'import' || file === undefined || more.length > 0) throw new ToolError('用法：npm run calendar -- import 文件 [--dry-run]', 'Usage: npm run calendar -- import FILE [--dry-run]');
  const notice = readNotice(fileNamed(file, environment));
  await withDatabases(installation, signal, async (databases) => {
    if (!rest.includes('--dry-run')) {
      for (const { service, effectiveAt, wasThere } of await importEverywhere(databases, notice, systemClock, signal)) {
        say(`${service}: ${wasThere ? '此前已录入 already there' : '已录入 imported'}；生效 takes effect ${effectiveAt}`);
      }
      return;
    }
    let count = 0;
    for await (const { service, moves } of previewEverywhere(databases, notice, systemClock.now())) {
      signal.throwIfAborted();
      for (const { duty, number, clock, from, to } of moves) say([service, number ?? '-', clock, duty, from, to].join('\t'));
      count += moves.length;
    }
    say(`${count} 项待办的时限会改变；没有作任何改动 ${count} duties would get another date; nothing was changed`);
  });
});

function readNotice(path: string): YearNotice {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new ToolError(`读不到文件 ${path}`, 'The file cannot be read.');
  }
  const read = readYearNotice(text);
  if (!('faults' in read)) return read;
  const lines = read.faults.map(({ code, date }) => `  ${[date, code].filter(Boolean).join(' ')}: ${NOTICE_FAULTS[code].zh} · ${NOTICE_FAULTS[code].en}`);
  throw new ToolError(`文件有误，没有录入：\n${lines.join('\n')}`, 'The file is faulty; nothing was imported.');
}
