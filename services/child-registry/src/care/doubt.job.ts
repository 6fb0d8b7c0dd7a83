import { Injectable } from '@nestjs/common';
import { addDays, shanghaiDate, type PlainDate } from '@referrals/calendar';
import type { Job, JobTurn } from '@referrals/service-kit';
import { ChangeFile } from '../child/change-file.js';
import { findProblem } from '../problems/find-problem.js';
import { DOUBT_DAYS, guardianshipOf } from './doubt.domain.js';

const AT_ONCE = 500;

/** Once for each doubt, also where somebody closed the problem since. */
const LONG_DOUBTED = `SELECT d.id, d.child FROM delegation d JOIN child c ON c.id = d.child
  WHERE d.state = 'DOUBTED' AND d.doubted_on <= $1 AND d.id > $2 AND c.status = 'ACTIVE' AND NOT EXISTS (
    SELECT FROM problem p WHERE p.child = d.child AND p.kind = 'GUARDIANSHIP' AND p.cause = 'DELEGATION ' || d.id
      AND (p.state <> 'CLOSED' OR (p.recorded_at AT TIME ZONE 'Asia/Shanghai')::date >= d.doubted_on))
  ORDER BY d.id LIMIT $3`;

/** A delegate who stays in doubt for fifteen days is a problem of guardianship, whoever forgot it. */
@Injectable()
export class DoubtJob implements Job {
  readonly name = 'delegates-in-doubt';
  readonly schedule = { at: '00:20' };

  constructor(private readonly files: ChangeFile) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const until = addDays(shanghaiDate(at), -DOUBT_DAYS);
    for (let rows = await this.due(asWorker, until, NONE); rows.length > 0; rows = await this.due(asWorker, until, rows.at(-1)?.id ?? NONE)) {
      for (const { id, child } of rows) {
        stopping.throwIfAborted();
        await asWorker((tx) => this.files.bySystem(tx, child, (file) => void findProblem(file, guardianshipOf(id))));
      }
    }
  }

  private due(asWorker: JobTurn['asWorker'], until: PlainDate, after: string): Promise<{ id: string; child: string }[]> {
    return asWorker((tx) => tx.query<{ id: string; child: string }>(LONG_DOUBTED, [until, after, AT_ONCE]));
  }
}

const NONE = '00000000-0000-0000-0000-000000000000';
