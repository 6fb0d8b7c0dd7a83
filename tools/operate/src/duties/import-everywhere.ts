import type { Clock, Instant, YearNotice } from '@referrals/calendar';
import type { ServiceName } from '@referrals/contracts';
import type { ServiceDatabase } from '@referrals/database';
import { dutyPacks } from '@referrals/duties';
import { importYear, previewYear, standingOfYear, type DutyMove, type YearStanding } from '@referrals/service-kit';
import { ToolError } from '../terminal/tool-error.js';

type Database = Pick<ServiceDatabase, 'service' | 'asWorker'>;

/** What became of the import at one service. */
export interface Imported { readonly service: ServiceName; readonly effectiveAt: Instant; readonly wasThere: boolean }

/**
 * Imports a notice into every service, one after another. Where it stands already it stays as it is, so a run that was broken off is
 * completed by the next.
 * @throws ToolError YEAR_KNOWN when one of them has that year by another notice: then none is changed
 */
export async function importEverywhere(databases: readonly Database[], notice: YearNotice, clock: Clock, signal: AbortSignal): Promise<Imported[]> {
  await refuseOther(databases, notice);
  const imported: Imported[] = [];
  for (const database of databases) {
    signal.throwIfAborted();
    const before = await standingOfYear(database, notice);
    const after = before.is === 'NEW' ? await importYear(database, notice, clock) : before;
    if (after.is !== 'SAME') throw yearKnown(notice, [database.service]);
    imported.push({ service: database.service, effectiveAt: after.effectiveAt, wasThere: before.is === 'SAME' });
  }
  return imported;
}

/**
 * What the import would move, service by service, and changes nothing; services that have the notice already are left out.
 * @throws ToolError YEAR_KNOWN
 */
export async function* previewEverywhere(databases: readonly Database[], notice: YearNotice, now: Instant): AsyncGenerator<{ readonly service: ServiceName; readonly moves: readonly DutyMove[] }> {
  const standings = await refuseOther(databases, notice);
  for (const [index, database] of databases.entries()) {
    if (standings[index]?.is !== 'NEW') continue;
    for await (const moves of previewYear(database, dutyPacks, notice, now)) yield { service: database.service, moves };
  }
}

async function refuseOther(databases: readonly Database[], notice: YearNotice): Promise<YearStanding[]> {
  const standings = await Promise.all(databases.map((database) => standingOfYear(database, notice).catch((error: unknown) => { throw notMigrated(error, database.service); })));
  const others = databases.filter((_, index) => standings[index]?.is === 'OTHER').map(({ service }) => service);
  if (others.length > 0) throw yearKnown(notice, others);
  return standings;
}

const yearKnown = ({ year }: YearNotice, services: readonly ServiceName[]): ToolError => new ToolError(
  `${year} 年的放假安排已经录入（${services.join('、')}），不能更改或重复录入，没有作任何改动。 [YEAR_KNOWN]`, `The notice of ${year} is there already; nothing was changed.`);

const UNDEFINED_TABLE = '42P01';

function notMigrated(error: unknown, service: ServiceName): unknown {
  if ((error as { code?: unknown } | null)?.code !== UNDEFINED_TABLE) return error;
  return new ToolError(`${service} 的数据库还不是本版本的，请先用本版本启动一次。`, `The database of ${service} is of another release; start this release once first.`);
}
