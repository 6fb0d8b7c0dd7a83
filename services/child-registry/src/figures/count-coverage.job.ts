import { Injectable } from '@nestjs/common';
import { addMonths, shanghaiDate, type PlainDate } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import type { Job, JobTurn } from '@referrals/service-kit';
import { rulesAt } from '../pack/packs.js';
import { coverage } from './coverage.domain.js';
import { CoverageState } from './coverage-state.entity.js';
import { coveredFile, type FileHistory } from './covered.domain.js';
import { periodAt, periodsBetween } from './period.domain.js';
import { readHistories } from './read-histories.js';

/** Villages of one transaction. */
const AT_ONCE = 100;
/** What is older stays as it was counted last. */
const MONTHS_KEPT = 24;

const KINDS = [['CONTACT', 'MONTH'], ['VISIT', 'QUARTER']] as const;

/** What is waited for, whole villages; facts that change meanwhile say so anew, behind this. */
const TAKE = `WITH waiting AS (SELECT DISTINCT village FROM coverage_due WHERE village > $1 ORDER BY village LIMIT ${AT_ONCE})
  DELETE FROM coverage_due d USING waiting w WHERE d.village = w.village RETURNING d.village, d.since_on AS "since"`;
const KEEP = `INSERT INTO coverage_count (kind, period, village, obliged, met)
  SELECT kind, period, village, obliged, met FROM jsonb_to_recordset($1) AS counted(kind text, period text, village text, obliged int, met int)
  ON CONFLICT (kind, period, village) DO UPDATE SET obliged = excluded.obliged, met = excluded.met`;
/** A month begins: every place owes anew. The first turn there ever is counts all that is kept. */
const BEGIN = `WITH begun AS (UPDATE coverage_state SET month_on = $1 WHERE month_on IS NULL OR month_on < $1 RETURNING 1),
    before AS (SELECT month_on FROM coverage_state)
  INSERT INTO coverage_due (village, since_on) SELECT DISTINCT s.division, coalesce((before.month_on + interval '1 month')::date, $2) FROM span s, before, begun`;

interface Due { readonly village: string; readonly since: PlainDate }

/**
 * Keeps how many children each village had to contact and visit, and did. Counted is by `coverage` itself, over the facts as they stand, wherever
 * one of them changed since the last turn; what is kept says of which moment it is. Counting twice gives the same.
 */
@Injectable()
export class CountCoverageJob implements Job {
  readonly name = 'count-coverage';
  readonly schedule = { everySeconds: 60 };

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    const [month, oldest] = [periodAt('MONTH', today).from, addMonths(periodAt('MONTH', today).from, -MONTHS_KEPT)];
    await asWorker((tx) => tx.query(BEGIN, [month, oldest]));
    for (let after: string | undefined = ''; after !== undefined;) {
      stopping.throwIfAborted();
      const behind: string = after;
      after = await asWorker((tx) => countSome(tx, { behind, today, oldest }));
    }
    await asWorker((tx) => tx.manager.update(CoverageState, { one: true }, { asOf: at }));
  }
}

/** The last village that was counted; undefined when none was left. */
async function countSome(tx: Tx, { behind, today, oldest }: { readonly behind: string; readonly today: PlainDate; readonly oldest: PlainDate }): Promise<string | undefined> {
  const due = new Map<string, PlainDate>();
  for (const { village, since } of await tx.query<Due>(TAKE, [behind])) {
    const known = due.get(village);
    if (known === undefined || since < known) due.set(village, since);
  }
  if (due.size === 0) return undefined;
  const villages = [...due].map(([village, since]) => ({ village, periods: KINDS.flatMap(([kind, length]) => periodsBetween(length, { since, until: today, oldest }).map((period) => ({ kind, ...period }))) }));
  const first = villages.flatMap(({ periods }) => periods.map(({ from }) => from)).sort()[0];
  if (first !== undefined) {
    const histories = await readHistories(tx, [...due.keys()], first);
    const counted = villages.flatMap(({ village, periods }) => periods.map((period) => count(village, histories.get(village) ?? [], period)));
    await tx.query(KEEP, [JSON.stringify(counted)]);
  }
  return [...due.keys()].sort().at(-1);
}

function count(village: string, files: readonly FileHistory[], { kind, name, from, to }: { readonly kind: 'CONTACT' | 'VISIT'; readonly name: string; readonly from: PlainDate; readonly to: PlainDate }) {
  const rules = rulesAt(village, to);
  const { obliged, met } = coverage({ kind, from, to, files: files.map((file) => coveredFile(village, file, { kind, to }, rules)) });
  return { kind, period: name, village, obliged, met };
}
