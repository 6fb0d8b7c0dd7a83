import { prefill } from '@referrals/develop';
import { DataFolder } from '@referrals/service-kit';
import { folderOf } from '@referrals/standalone';
import { closeOneLoop } from '../closed-loop.js';
import { driveFull } from '../drive-load.js';
import { Stopwatch } from '../stopwatch.js';
import { workTemplates } from '../work-templates.js';
import type { ExchangeSide } from './exchange-side.js';
import { prefillStock } from './prefill-stock.js';
import type { Rig } from './rig.js';
import { untilQuiet } from './side.js';
import { StockSide } from './stock-side.js';

const WARM_SECONDS = 20;
/** Worked cases that are copied, and some left as they were filed. */
export const TEMPLATES = { closed: 54, open: 6 } as const;

/**
 * Makes the stock side with the exchange's register, and fills both with so many cases. The broker is warm afterwards: whichever side
 * came first would pay for its compiling.
 */
export async function fillSides(rig: Rig, kafka: ExchangeSide, cases: number, say: (line: string) => void, signal: AbortSignal): Promise<StockSide> {
  const started = performance.now();
  const stock = await withExchange(rig, kafka, cases, signal);
  await closeStockLoop(stock, signal);
  if (cases > 0) {
    await prefill((schema) => rig.databaseUrl(schema), new DataFolder(folderOf(rig.dataDir, 'mandatory-reporting')).keyRing(), cases, signal);
    await prefillStock({ reporting: rig.databaseUrl('stock_reporting'), desk: rig.databaseUrl('stock_desk') }, cases, signal);
    say(`  both sides on Kafka filled with ${cases} cases, ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  }
  return stock;
}

async function withExchange(rig: Rig, kafka: ExchangeSide, cases: number, signal: AbortSignal): Promise<StockSide> {
  try {
    await kafka.start();
    await driveFull(await kafka.people(), 4, WARM_SECONDS, signal);
    if (cases > 0) await workTemplates(kafka, TEMPLATES.closed, TEMPLATES.open, signal, () => untilQuiet(kafka, signal));
    return await StockSide.create(rig, kafka);
  } finally {
    await kafka.stop();
  }
}

/** The case that is copied, worked to its end. */
async function closeStockLoop(stock: StockSide, signal: AbortSignal): Promise<void> {
  try {
    await stock.start();
    await closeOneLoop(await stock.people(), 0, new Stopwatch());
    await untilQuiet(stock, signal);
  } finally {
    await stock.stop();
  }
}
