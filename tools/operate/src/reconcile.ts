import { resolve } from 'node:path';
import { visitPostgres } from '@referrals/database/server';
import { reconcile, type Ledger, type Reconciled } from '@referrals/event-bus';
import { readKafkaSettings } from '@referrals/service-kit';
import { ensureDatabases } from '@referrals/standalone';
import { visitDatabase, type Installation } from './backup/installation.js';
import { isOneProcess, withLedgersOfOne, withOwnLedgers } from './reconcile/own-ledgers.js';
import { sendAgain } from './reconcile/send-again.js';
import { runTool } from './terminal/run-tool.js';
import { table } from './terminal/table.js';
import { ToolError } from './terminal/tool-error.js';

/**
 * `npm run reconcile [-- --send-again [--broker-lost]]`: after databases or the broker of an installation on Kafka were restored, says
 * what is missing between its services, and sends it again. Exit 1 when a person must look.
 */
await runTool(async ({ environment, installation, signal, say }) => {
  const again = process.argv.includes('--send-again');
  const log = process.argv.includes('--broker-lost') ? 'lost' : readKafkaSettings(environment);
  if (again && log === undefined) {
    throw new ToolError('请用 KAFKA_BROKERS 指明消息服务；若它已丢失、将从空的开始，请加 --broker-lost。', 'Name the brokers in KAFKA_BROKERS; where they were lost and begin empty, add --broker-lost.');
  }
  const found = await withLedgers(environment['DATA_DIR'] ? installation : { ...installation, dataDir: resolve('./.data-kafka') }, signal, (ledgers) => again && log !== undefined ? sendAgain(ledgers, log) : reconcile(ledgers, false));
  show(found, again, say);
  if (found.unknown.length > 0 || (found.missing.length > 0 && !again)) process.exitCode = 1;
});

/** Of one process or of several, whether they run or not. */
async function withLedgers<T>(installation: Installation, signal: AbortSignal, work: (ledgers: readonly Ledger[]) => Promise<T>): Promise<T> {
  const { dataDir } = installation;
  const one = isOneProcess(dataDir);
  const visit = one ? await visitDatabase(installation, signal) : await visitPostgres({ dataDir, signal });
  try {
    if (one && visit !== undefined) return await withLedgersOfOne(dataDir, visit.url, work);
    if (visit !== undefined) await ensureDatabases(visit.url, dataDir);
    return await withOwnLedgers(dataDir, work);
  } finally {
    await visit?.end();
  }
}

function show({ missing, unknown, sentAgain }: Reconciled, again: boolean, say: (line: string) => void): void {
  if (missing.length === 0 && unknown.length === 0) return say('各库一致，没有遗漏 all databases agree; nothing is missing');
  if (missing.length > 0) {
    say(table(['发出 producer', '未到 subscriber', '事件 events', '案件 cases'], missing.map(({ producer, subscriber, events, cases }) => [producer, subscriber, String(events), String(cases)])));
    say(again ? `已安排重新发送 ${sentAgain} 个事件 ${sentAgain} events go again once the services run`
      : '停止所有服务后加上 --send-again 重新发送；重复的副本不会生效两次 stop all services, then add --send-again: a second copy takes no effect');
  }
  for (const { subscriber, events, cases } of unknown) {
    say(`\n${subscriber} 有 ${events} 个事件在发出方已不存在（发出方的数据库比它旧），请逐案核对 has ${events} events its producers no longer know; look at each case:`);
    for (const one of cases.slice(0, 100)) say(`  ${one}`);
    if (cases.length > 100) say(`  … ${cases.length - 100}`);
  }
}
