import { Injectable } from '@nestjs/common';
import { databaseContext, recordAccess, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Any, ServiceDatabase } from '@referrals/database';
import { ClockPort, readAccesses, SensitiveRows, type Accesses, type AccessesQuery } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { officeAt } from '../child/office.domain.js';
import { holds } from '../child/period.domain.js';
import { isNamed } from '../child/sight.domain.js';
import { Viewers } from '../viewers.js';
import { appointmentView, holderView } from './appointment-view.js';
import type { HandOverView } from './appointment.dto.js';
import { Appointment, HandOver } from './appointment.entity.js';
import type { EvaluationView, PostDetail } from './post.dto.js';
import { postScope } from './post-scope.js';
import { postView } from './post-view.js';
import { Deputy, Evaluation, Post } from './post.entity.js';

/** One post, the list that was handed over with it, and who looked. Each look leaves an access record. */
@Injectable()
export class ReadPost {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND */
  async read(principal: StaffPrincipal, id: string): Promise<PostDetail> {
    const viewer = await this.viewers.office(principal);
    const at = this.clock.now();
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const [post, rows, handOvers, deputies, evaluations] = await Promise.all([
        tx.manager.findOneBy(Post, { id }), tx.manager.findBy(Appointment, { post: id }), tx.manager.findBy(HandOver, { post: id }), tx.manager.findBy(Deputy, { post: id }),
        tx.manager.findBy(Evaluation, { post: id }),
      ]);
      if (post === null || !postScope.shows(viewer, { division: post.division })) throw new DomainError('NOT_FOUND');
      recordAccess(tx, { caseId: id, at, what: 'POST', ...lookOf(viewer, post.division) });
      const plain = rows.map((row) => this.sensitive.plain(Appointment, row)).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
      const today = shanghaiDate(at);
      const view = postView(post, plain.filter(({ fromOn, toOn }) => holds({ from: fromOn, to: toOn }, today)).map(holderView), viewer);
      return {
        ...view,
        appointments: plain.map((one) => appointmentView(one, handOvers.find(({ appointment }) => appointment === one.id), viewer)),
        deputies: deputies.map((row) => this.sensitive.plain(Deputy, row)).map(({ id: deputy, staff, name, fromOn, toOn }) => (
          { id: deputy, staff, name, from: fromOn, to: toOn, allowedActions: toOn > today && view.allowedActions.includes('end-deputy') ? ['end' as const] : [] })),
        evaluations: evaluations.map((one) => this.evaluation(one)),
      };
    });
  }

  /** @throws DomainError NOT_FOUND */
  async handOver(principal: StaffPrincipal, appointment: string): Promise<HandOverView> {
    const viewer = await this.viewers.office(principal);
    const at = this.clock.now();
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const [list, of] = await Promise.all([tx.manager.findOneBy(HandOver, { appointment }), tx.manager.findOneBy(Appointment, { id: appointment })]);
      if (list === null || of === null) throw new DomainError('NOT_FOUND');
      const children = await tx.manager.findBy(Child, { id: Any(list.files.map(({ child }) => child)) });
      const named = isNamed(viewer, of.division);
      const seen = new Map(children.map((child) => [child.id, { number: child.number, name: named ? this.sensitive.open(Child, 'name', child) : null }]));
      recordAccess(tx, { caseId: list.post, at, what: 'HAND_OVER', ...lookOf(viewer, of.division) });
      const { post, madeOn, receivedAt, files } = list;
      return { appointment, post, division: of.division, name: this.sensitive.plain(Appointment, of).name, madeOn, receivedAt, total: files.length, files: files.flatMap((file) => { const known = seen.get(file.child); return known === undefined ? [] : [{ ...file, ...known }]; }) };
    });
  }

  /** Row security says who may ask. @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async accesses(principal: StaffPrincipal, id: string, query: AccessesQuery): Promise<Accesses> {
    const viewer = await this.viewers.office(principal);
    const [{ rows, next }, post] = await this.database.read(databaseContext(viewer, this.clock.now()), (tx) => Promise.all([readAccesses(tx, id, query), tx.manager.findOneBy(Post, { id })]));
    if (post === null && !viewer.roles.includes('AUDITOR')) throw new DomainError('NOT_FOUND');
    return { items: rows, next };
  }

  private evaluation(row: Evaluation): EvaluationView {
    const { id, appointment, year, result, contactPercent, visitPercent, note, byStaff, recordedAt } = this.sensitive.plain(Evaluation, row);
    return { id, appointment, year, result, contactPercent, visitPercent, note, by: byStaff, recordedAt };
  }
}

function lookOf(viewer: StaffPrincipal, division: string): { staff: string; desk?: string } {
  const desk = officeAt(viewer, division)?.desk;
  return { staff: viewer.staff, ...(desk === undefined ? {} : { desk }) };
}
