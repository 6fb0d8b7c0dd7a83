import { millisOf, type Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { Counter, Gauge, type Registry } from 'prom-client';
import { readCalendar } from './calendar-store.js';
import { readFigures } from './count-duties.job.js';
import { noticeDue } from './notice-due.domain.js';

const untriggered = new Map<string, number>();

/** An event should have started this clock and could not: it had no subject or no date. */
export function countUntriggered(service: ServiceName, row: string): void {
  const key = `${service} ${row}`;
  untriggered.set(key, (untriggered.get(key) ?? 0) + 1);
}

type Measured = Pick<ServiceDatabase, 'service' | 'asWorker' | 'duties'>;

/** What an operator watches of duties: what the job `count-duties` counted last, whichever process ran it. What cannot be read is absent. */
export function measureDuties(registry: Registry, clock: Clock, databases: readonly Measured[]): void {
  let reading: Promise<void> | undefined;
  const collect = (): Promise<void> => (reading ??= read().finally(() => { reading = undefined; }));
  const gauges: Gauge[] = [];
  const gauge = (name: string, help: string, ...labels: string[]): Gauge => {
    const made = new Gauge({ name, help, labelNames: ['service', ...labels], registers: [registry], collect });
    gauges.push(made);
    return made;
  };
  const overdue = gauge('duties_overdue', 'Duties past their date, by the last step of the ladder that fired', 'clock', 'step');
  const provisional = gauge('duties_provisional', 'Open duties whose date rests on a year without a notice');
  const waiting = gauge('duties_steps_waiting', 'Steps that should have fired more than a minute ago');
  const skipped = gauge('duties_skipped_cases', 'Cases whose duties could not be derived');
  const counted = gauge('duties_counted_timestamp_seconds', 'When these were counted, by the service\'s clock');
  const missing = gauge('calendar_notice_missing', 'The year whose notice of working days is wanted and not imported; 0 when none is');
  measureUntriggered(registry);

  async function read(): Promise<void> {
    const known = await Promise.all(databases.filter(({ duties }) => duties !== undefined).map(async (one) => {
      const answers = await one.asWorker(async (tx) => Promise.all([readFigures(tx), readCalendar(tx)])).catch(() => undefined);
      return { service: one.service, counted: answers?.[0], calendar: answers?.[1] };
    }));
    for (const one of gauges) one.reset();
    for (const { service, counted: last, calendar } of known) {
      if (calendar !== undefined) missing.set({ service }, noticeDue(calendar, clock.now()) ?? 0);
      if (last === undefined) continue;
      for (const { clock: row, step, count } of last.figures.overdue) overdue.set({ service, clock: row, step }, count);
      provisional.set({ service }, last.figures.provisional);
      waiting.set({ service }, last.figures.stepsWaiting);
      skipped.set({ service }, last.figures.skipped);
      counted.set({ service }, millisOf(last.at) / 1_000);
    }
  }
}

function measureUntriggered(registry: Registry): void {
  const missed = new Counter({
    name: 'duties_untriggered_total', help: 'Events since start that should have started a duty and had no subject or no date', labelNames: ['service', 'clock'], registers: [registry],
    collect() {
      this.reset();
      for (const [key, count] of untriggered) {
        const [service = '', row = ''] = key.split(' ');
        missed.inc({ service, clock: row }, count);
      }
    },
  });
}
