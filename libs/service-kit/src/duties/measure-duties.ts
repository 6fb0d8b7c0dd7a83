import type { Clock } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { Counter, Gauge, type Registry } from 'prom-client';

const untriggered = new Map<string, number>();

/** An event should have started this clock and could not: it had no subject or no date. */
export function countUntriggered(service: ServiceName, row: string): void {
  const key = `${service} ${row}`;
  untriggered.set(key, (untriggered.get(key) ?? 0) + 1);
}

interface Late { readonly clock: string; readonly step: string; readonly count: number }

/** How many duties are overdue now, by clock and by the last step that fired; read at each scrape, from the database. */
export function measureDuties(registry: Registry, clock: Clock, databases: readonly Pick<ServiceDatabase, 'service' | 'asWorker' | 'duties'>[]): void {
  const overdue = new Gauge({
    name: 'duties_overdue', help: 'Duties past their date, by the last step of the ladder that fired', labelNames: ['service', 'clock', 'step'], registers: [registry],
    async collect() {
      this.reset();
      for (const { service, asWorker, duties } of databases.map((one) => ({ service: one.service, duties: one.duties, asWorker: one.asWorker.bind(one) }))) {
        if (duties === undefined) continue;
        const late = await asWorker((tx) => tx.query<Late>(OVERDUE, [clock.now()])).catch(() => []);
        for (const { clock: row, step, count } of late) overdue.set({ service, clock: row, step }, count);
      }
    },
  });
  const missed = new Counter({
    name: 'duties_untriggered_total', help: 'Events that should have started a duty and had no subject or no date', labelNames: ['service', 'clock'], registers: [registry],
    collect() {
      this.reset();
      for (const [key, count] of untriggered) {
        const [service = '', row = ''] = key.split(' ');
        missed.inc({ service, clock: row }, count);
      }
    },
  });
}

const OVERDUE = `SELECT d.clock, coalesce((SELECT s.step FROM duty_step s WHERE s.duty_id = d.id ORDER BY s.at DESC LIMIT 1), 'NONE') AS step, count(*) AS count
  FROM duty d WHERE d.state = 'OPEN' AND d.due_at <= $1 GROUP BY 1, 2`;
