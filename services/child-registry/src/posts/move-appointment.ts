import { Injectable } from '@nestjs/common';
import { DomainError, expectVersion, PostReceived, PostRecordChecked } from '@referrals/contracts';
import type { MakesMoves, MoveRequest } from '@referrals/service-kit';
import { laterDay } from './days.domain.js';
import { HandOver, type Appointment } from './appointment.entity.js';
import type { ChangedAppointment, CheckRecordBody, EndAppointmentBody, GiveAccountBody } from './appointment.dto.js';
import { appointmentMoves, type AppointmentAction } from './appointment.moves.domain.js';
import { appointmentToMove } from './appointment-view.js';
import { ChangePosts } from './change-posts.js';
import type { OpenPost } from './open-post.js';
import type { OpenPosts } from './open-posts.js';

type Held = { readonly posts: OpenPosts; readonly post: OpenPost; readonly appointment: Appointment };

/** Moves of an appointment: it ends, its list is received, an account is given, the record is asked. */
@Injectable()
export class MoveAppointment implements MakesMoves<AppointmentAction> {
  constructor(private readonly changes: ChangePosts) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, DATE_IN_FUTURE, PERIOD_INVALID, SAME_PERSON */
  move(action: AppointmentAction, request: MoveRequest): Promise<ChangedAppointment> {
    return this.changes.byPerson(request, { appointment: request.id }, (posts) => {
      const held = { posts, ...posts.appointment(request.id) };
      const { post, appointment } = held;
      expectVersion(appointment, request.version);
      appointmentMoves.admit(action, appointmentToMove(post.state, appointment), { staff: post.staff, office: post.office });
      MOVES[action](held, request.body as never);
      return () => ({ id: appointment.id, post: appointment.post, version: appointment.version, state: appointment.state, to: appointment.toOn });
    });
  }
}

const MOVES: { readonly [A in AppointmentAction]: (held: Held, body: never) => void } = {
  end({ posts: { today }, post, appointment }, { on, reason, note }: EndAppointmentBody) {
    if (on > laterDay(today, appointment.fromOn)) throw new DomainError('DATE_IN_FUTURE', { field: 'on' });
    if (on < appointment.fromOn || (appointment.toOn !== null && on > appointment.toOn)) throw new DomainError('PERIOD_INVALID', { field: 'on' });
    post.relieve(appointment, on, reason, note);
  },
  receive({ post, appointment }) {
    void post.change.tx.manager.update(HandOver, { appointment: appointment.id }, { receivedAt: post.change.at, receivedBy: post.staff });
    post.putAppointment(appointment, {});
    post.record('post.received', { appointment: appointment.id });
    post.emit(PostReceived, { appointmentId: appointment.id });
  },
  'give-account'({ post, appointment }, { staff }: GiveAccountBody) {
    if (staff === post.staff) throw new DomainError('SAME_PERSON', { field: 'staff' });
    post.putAppointment(appointment, { staff });
    post.addHolding('HOLDER', { ...appointment, staff });
    post.record('post.account-given', { appointment: appointment.id });
  },
  'check-record'({ posts, post, appointment }, { on, found }: CheckRecordBody) {
    if (on > posts.today) throw new DomainError('DATE_IN_FUTURE', { field: 'on' });
    post.putAppointment(appointment, { recordCheckedOn: on });
    post.record('post.record-checked', { appointment: appointment.id });
    post.emit(PostRecordChecked, { appointmentId: appointment.id, checkedOn: on, ...posts.owner() });
    // Whoever a record bars works with children no day longer (MPL 62).
    if (found) post.relieve(appointment, laterDay(posts.today, appointment.fromOn), 'BARRED');
  },
};
