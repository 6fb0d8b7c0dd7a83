import { Injectable } from '@nestjs/common';
import { addMonths, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { SensitiveRows } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { holds } from '../child/period.domain.js';
import { ChangePosts, type PostRequest } from './change-posts.js';
import { DEPUTY_MONTHS } from './codes.domain.js';
import { laterDay } from './days.domain.js';
import type { ChangedPost, ClosePost, NewDeputy, NewEvaluation } from './post.dto.js';
import { changedPost } from './post-view.js';
import { Deputy, Evaluation } from './post.entity.js';

/** What changes of a post beside who is appointed to it. */
@Injectable()
export class ChangePost {
  constructor(private readonly posts: ChangePosts, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, SAME_PERSON, PERIOD_INVALID, DEPUTY_TOO_LONG */
  nameDeputy(request: PostRequest<NewDeputy>): Promise<ChangedPost> {
    return this.posts.byPerson(request, { post: request.id }, (posts) => {
      const post = posts.post(request.id);
      post.admit('name-deputy', request.version);
      const { staff, name, from = posts.today, to } = request.body;
      if (staff === post.staff) throw new DomainError('SAME_PERSON', { field: 'staff' });
      if (from < post.post.sinceOn || to <= from) throw new DomainError('PERIOD_INVALID', { field: 'to' });
      if (to > addMonths(from, DEPUTY_MONTHS)) throw new DomainError('DEPUTY_TOO_LONG', { field: 'to' });
      const deputy = { id: v7(), post: post.post.id, staff, fromOn: from, toOn: to, namedBy: post.staff, namedAt: post.change.at };
      void post.change.tx.manager.insert(Deputy, this.sensitive.row(Deputy, { ...deputy, name: name ?? null }));
      post.addHolding('DEPUTY', deputy);
      post.record('post.deputy-named', { deputy: deputy.id, from, to });
      return () => changedPost(post.post, deputy.id);
    });
  }

  /** From today on. @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE */
  endDeputy(deputyId: string, request: PostRequest): Promise<ChangedPost> {
    return this.posts.byPerson(request, { post: request.id }, (posts) => {
      const post = posts.post(request.id);
      post.admit('end-deputy', request.version);
      const deputy = post.state.deputies.find(({ id }) => id === deputyId);
      if (deputy === undefined) throw new DomainError('NOT_FOUND');
      if (deputy.toOn <= posts.today) throw new DomainError('ILLEGAL_MOVE');
      post.endDeputy(deputy, laterDay(posts.today, deputy.fromOn));
      return () => changedPost(post.post, deputyId);
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, SAME_PERSON, EVALUATION_YEAR, EVALUATION_EXISTS */
  evaluate(request: PostRequest<NewEvaluation>): Promise<ChangedPost> {
    return this.posts.byPerson(request, { post: request.id }, async (posts, tx) => {
      const post = posts.post(request.id);
      post.admit('evaluate', request.version);
      const { appointment: appointmentId, year, result, contactPercent, visitPercent, note } = request.body;
      const appointment = post.state.appointments.find(({ id }) => id === appointmentId);
      if (appointment === undefined) throw new DomainError('NOT_FOUND', { field: 'appointment' });
      if (appointment.staff === post.staff) throw new DomainError('SAME_PERSON');
      if (year > Number(posts.today.slice(0, 4)) || !heldIn(appointment.fromOn, appointment.toOn, year)) throw new DomainError('EVALUATION_YEAR', { field: 'year' });
      if (await tx.manager.existsBy(Evaluation, { appointment: appointmentId, year })) throw new DomainError('EVALUATION_EXISTS', { field: 'year' });
      const id = v7();
      void tx.manager.insert(Evaluation, this.sensitive.row(Evaluation, {
        id, post: post.post.id, appointment: appointmentId, year, result, contactPercent, visitPercent, note, byStaff: post.staff, byDesk: post.desk, recordedAt: post.change.at,
      }));
      post.record('post.evaluated', { appointment: appointmentId, year, result });
      return () => changedPost(post.post, id);
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, DATE_IN_FUTURE, PERIOD_INVALID, POST_MANNED */
  close(request: PostRequest<ClosePost>): Promise<ChangedPost> {
    return this.posts.byPerson(request, { post: request.id }, (posts) => {
      const post = posts.post(request.id);
      post.admit('close', request.version);
      const { on = posts.today } = request.body;
      if (on > posts.today) throw new DomainError('DATE_IN_FUTURE', { field: 'on' });
      if (on < post.post.sinceOn) throw new DomainError('PERIOD_INVALID', { field: 'on' });
      const { appointments, deputies } = post.state;
      const isManned = appointments.some(({ state }) => state === 'ACTIVE') || deputies.some(({ fromOn, toOn }) => holds({ from: fromOn, to: toOn }, posts.today));
      if (isManned) throw new DomainError('POST_MANNED');
      post.put({ closedOn: on });
      post.record('post.closed', { on });
      return () => changedPost(post.post);
    });
  }
}

const heldIn = (from: PlainDate, to: PlainDate | null, year: number): boolean => from <= `${year}-12-31` && (to === null || to > `${year}-01-01`);
