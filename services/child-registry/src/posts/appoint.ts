import { Injectable } from '@nestjs/common';
import { DomainError, PostAppointed, PostRecordChecked } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { SensitiveRows } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Appointment } from './appointment.entity.js';
import { expectAppointable, personOf } from './appointable.domain.js';
import type { NewAppointment } from './appointment.dto.js';
import { ChangePosts, type PostRequest } from './change-posts.js';
import type { OpenPost } from './open-post.js';
import type { ChangedPost } from './post.dto.js';
import { changedPost } from './post-view.js';

/** 任职 */
@Injectable()
export class Appoint {
  constructor(private readonly posts: ChangePosts, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, SAME_PERSON, what `expectAppointable` throws */
  appoint(request: PostRequest<NewAppointment>): Promise<ChangedPost> {
    const { id, version, body } = request;
    return this.posts.byPerson(request, { post: id }, async (posts, tx) => {
      const post = posts.post(id);
      post.admit('appoint', version);
      if (body.staff !== undefined && body.staff === post.staff) throw new DomainError('SAME_PERSON', { field: 'staff' });
      const known = await this.knownPerson(tx, body.idNumber);
      expectAppointable({ ...body, from: body.from ?? posts.today }, {
        today: posts.today, office: post.office ?? 'VILLAGE', since: post.post.sinceOn, barred: known?.barred === true,
        terms: post.state.appointments.map(({ fromOn, toOn }) => ({ from: fromOn, to: toOn })),
      });
      const appointment = this.add(post, known?.person ?? v7(), { ...body, from: body.from ?? posts.today });
      const { from = posts.today, recordCheckedOn } = body;
      post.record('post.appointed', { appointment, capacity: body.capacity, from });
      post.emit(PostAppointed, { appointmentId: appointment, on: from, checked: recordCheckedOn !== undefined, ...posts.owner() });
      if (recordCheckedOn !== undefined) post.emit(PostRecordChecked, { appointmentId: appointment, checkedOn: recordCheckedOn, ...posts.owner() });
      return () => changedPost(post.post, appointment);
    });
  }

  /** Who appoints the same person elsewhere at this time waits here, so that they stay one. */
  private knownPerson(tx: Tx, idNumber: string): Promise<{ person: string; barred: boolean } | undefined> {
    const index = this.sensitive.index(Appointment, 'idNumberIndex', idNumber);
    void tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [index]);
    return tx.maybeOne('SELECT person, barred FROM known_person($1)', [index]);
  }

  private add(post: OpenPost, person: string, body: NewAppointment & { readonly from: Appointment['fromOn'] }): string {
    const id = v7();
    const { name, idNumber, phone, education, capacity, reason, criteria, recordCheckedOn, staff, from, to } = body;
    post.addAppointment({
      id, post: post.post.id, division: post.post.division, person, state: 'ACTIVE', version: 1, name, ...personOf(idNumber), idNumber, phone, education, capacity,
      reason, criteria: [...criteria], recordCheckedOn, staff, fromOn: from, toOn: to ?? null, approvedBy: post.staff, approvedAt: post.change.at,
    });
    if (staff !== undefined) post.addHolding('HOLDER', { id, staff, fromOn: from, toOn: to ?? null });
    return id;
  }
}
