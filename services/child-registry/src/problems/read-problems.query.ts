import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { addMonths, shanghaiDate, type Instant, type PlainDate } from '@referrals/calendar';
import { SensitiveRows } from '@referrals/service-kit';
import { LookAtChild } from '../child/look-at-child.js';
import { Help, Note } from './log.entity.js';
import { Problem } from './problem.entity.js';
import { problemMoves } from './problem.moves.domain.js';
import type { LogLine, ProblemsView, WorkLogView } from './problem-view.dto.js';

/** What is to be solved for a child, what was done, and who did what on which day. */
@Injectable()
export class ReadProblems {
  constructor(private readonly looking: LookAtChild, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, REASON_REQUIRED */
  read(principal: StaffPrincipal, id: string): Promise<ProblemsView> {
    return this.looking.look(principal, id, { what: 'PROBLEMS' }, async ({ tx, office }) => {
      const [problems, helps] = await Promise.all([tx.manager.findBy(Problem, { child: id }), tx.manager.findBy(Help, { child: id, takenBack: false })]);
      return {
        problems: problems.toSorted(byTime).map((row) => this.sensitive.plain(Problem, row)).map(({ child: _child, byStaff: _by, byDesk: _desk, source: _source, act: _act, doneBy: _done, closedBy: _closed, recordedAt, ...problem }) => ({
          ...problem, foundAt: recordedAt, allowedActions: problemMoves.allowed({ ...problem, version: 0 }, { office }),
        })),
        helps: helps.toSorted(byTime).map((row) => this.sensitive.plain(Help, row)).map(({ id: help, kind, onDay, byWhom, what }) => ({ id: help, kind, on: onDay, byWhom, what })),
      };
    });
  }

  /** 工作日志 of a month: notes and every move, by day and person. @throws DomainError NOT_FOUND, REASON_REQUIRED */
  log(principal: StaffPrincipal, id: string, month: string): Promise<WorkLogView> {
    const from = `${month}-01` as PlainDate;
    return this.looking.look(principal, id, { what: 'WORK_LOG' }, async ({ tx }) => {
      const [moves, notes] = await Promise.all([
        tx.query<{ at: Instant; by: string | null; what: string }>(MOVES, [id, from, addMonths(from, 1)]), tx.manager.findBy(Note, { child: id }),
      ]);
      const lines: LogLine[] = [
        ...moves.map(({ at, by, what }) => ({ on: shanghaiDate(at), at, by, what, text: null })),
        ...notes.filter(({ onDay }) => onDay.startsWith(month)).map((row) => this.sensitive.plain(Note, row)).map(({ onDay, recordedAt, byStaff, content }) => ({ on: onDay, at: recordedAt, by: byStaff, what: 'note', text: content })),
      ];
      return { lines: lines.toSorted((a, b) => order(a.on, b.on) || order(a.by ?? '', b.by ?? '') || order(a.at, b.at)) };
    });
  }
}

const MOVES = `SELECT at, actor AS by, action AS what FROM trail WHERE case_id = $1 AND action <> 'note.written'
  AND at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai' AND at < ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai' ORDER BY n`;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byTime = (a: { readonly recordedAt: Instant }, b: { readonly recordedAt: Instant }): number => order(b.recordedAt, a.recordedAt);
