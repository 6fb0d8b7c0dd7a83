import { createKafka, GroupInUse, readAgain, reconcile, type KafkaSettings, type Ledger, type Reconciled } from '@referrals/event-bus';
import { ToolError } from '../terminal/tool-error.js';

/** Where the log is that services read: on brokers, or nowhere any more. */
export type Log = KafkaSettings | 'lost';

/**
 * Mends what is missing between restored databases, while no service runs: whoever lacks something reads its topics again from the first event, and
 * what is missing goes again behind what is there. So an event that is still on its topic comes before what was said after it.
 * @throws ToolError while a service runs that would have to read again; nothing is sent, then
 */
export async function sendAgain(ledgers: readonly Ledger[], log: Log): Promise<Reconciled> {
  const { missing, ...found } = await reconcile(ledgers, false);
  if (missing.length === 0) return { missing, ...found };
  const lacking = [...new Set(missing.map(({ subscriber }) => subscriber))];
  try {
    if (log !== 'lost') await readAgain(createKafka(log, 'reconcile', () => undefined), log.prefix, lacking);
  } catch (error) {
    if (error instanceof GroupInUse) {
      throw new ToolError(`${error.service} 还在运行。请先停止所有服务，再补发。`, `${error.service} still runs: stop all services first.`);
    }
    throw error;
  }
  return reconcile(ledgers, true);
}
