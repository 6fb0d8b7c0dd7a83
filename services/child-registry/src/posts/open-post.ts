import type { StaffPrincipal } from '@referrals/auth';
import type { PlainDate } from '@referrals/calendar';
import { expectVersion, PostHoldingEnded, PostRelieved, type EventData, type EventDefinition } from '@referrals/contracts';
import type { Change, NewRow, RowChange, TrailAction, TrailFacts } from '@referrals/database';
import { actorAt, type DirectoryCopy, type Plain, type SensitiveRows } from '@referrals/service-kit';
import { officeAt, type Office } from '../child/office.domain.js';
import { Appointment } from './appointment.entity.js';
import type { AppointmentEnd, Holding } from './codes.domain.js';
import { postMoves, type PostAction } from './post.moves.domain.js';
import { Deputy, Post, PostHolding } from './post.entity.js';
import type { PostState } from './read-posts.js';

/** What posts are changed with. */
export interface PostsAround {
  /** As what the person acts; undefined: the system. */
  readonly viewer: StaffPrincipal | undefined;
  readonly sensitive: SensitiveRows;
  readonly copy: DirectoryCopy;
}

/** A post whose head is held, for one change of it. */
export class OpenPost {
  /** As what the person acts, and at which desk; undefined: the system, or nobody who answers for the place. */
  private readonly place: ReturnType<typeof officeAt>;
  private readonly before: Post;
  private touched = false;

  constructor(readonly change: Change, readonly state: PostState, private readonly around: PostsAround) {
    this.place = around.viewer && officeAt(around.viewer, state.post.division);
    this.before = { ...state.post };
  }

  get post(): Post {
    return this.state.post;
  }

  get office(): Office | undefined {
    return this.place?.office;
  }

  /** The person, as these moves ask. */
  get staff(): string {
    return this.around.viewer?.staff ?? '';
  }

  get desk(): string | null {
    return this.place?.desk ?? null;
  }

  /** @throws DomainError VERSION_STALE, ILLEGAL_MOVE */
  admit(action: PostAction, version: number): void {
    expectVersion(this.post, version);
    this.put({ state: postMoves.make(action, this.post, this, version).state });
  }

  put(change: Partial<Pick<Post, 'state' | 'closedOn' | 'vacantSince' | 'settleOn'>>): void {
    Object.assign(this.post, change);
  }

  addAppointment(appointment: NewRow<Plain<Appointment>>): void {
    const row = this.around.sensitive.row(Appointment, appointment);
    void this.change.tx.manager.insert(Appointment, row);
    this.state.appointments.push(row as Appointment);
  }

  putAppointment(appointment: Appointment, change: RowChange<Plain<Appointment>>): void {
    const stored = this.around.sensitive.change(Appointment, { id: appointment.id }, { ...change, version: appointment.version + 1 });
    Object.assign(appointment, stored);
    void this.change.tx.manager.update(Appointment, { id: appointment.id }, stored);
  }

  /** Whose account holds the place, from that day. */
  addHolding(kind: Holding, { id, staff, fromOn, toOn }: Pick<PostHolding, 'id' | 'staff' | 'fromOn' | 'toOn'>): void {
    void this.change.tx.manager.insert(PostHolding, { id, staff, fromOn, toOn, kind, post: this.post.id, division: this.post.division });
  }

  endHolding({ id, staff }: Pick<PostHolding, 'id' | 'staff'>, toOn: PostHolding['toOn']): void {
    void this.change.tx.manager.update(PostHolding, { id }, { toOn });
    this.emit(PostHoldingEnded, { staff });
  }

  /** An appointment ends: `on` is the first day on which it does not hold any more. */
  relieve(appointment: Appointment, on: PlainDate, endReason: AppointmentEnd, endNote?: string): void {
    this.putAppointment(appointment, { state: 'ENDED', toOn: on, endReason, endNote, ...(this.around.viewer === undefined ? {} : { endedBy: this.staff }) });
    const { id, staff } = appointment;
    if (staff !== null) this.endHolding({ id, staff }, on);
    this.record('post.relieved', { appointment: appointment.id, reason: endReason });
    this.emit(PostRelieved, { appointmentId: appointment.id, on });
  }

  /** `on` is the first day on which they do not stand in any more. */
  endDeputy(deputy: Deputy, on: PlainDate): void {
    void this.change.tx.manager.update(Deputy, { id: deputy.id }, { toOn: on, ...(this.around.viewer === undefined ? {} : { endedBy: this.staff }) });
    this.endHolding(deputy, on);
    this.record('post.deputy-ended', { deputy: deputy.id });
  }

  /** A link of the trail: ids and codes alone. */
  record(action: TrailAction, facts: TrailFacts = {}): void {
    this.touched = true;
    this.change.record(action, facts, this.around.viewer === undefined ? this.change.actor : actorAt(this.around.viewer, this.place?.desk));
  }

  /** Tells others; the post, its county and the moment are said by it. */
  emit<D extends EventDefinition>(event: D, data: Omit<EventData<D> & object, 'postId' | 'county' | 'at'>): void {
    this.change.emit(event, { ...data, postId: this.post.id, county: this.post.division.slice(0, 6), at: this.change.at } as EventData<D>);
  }

  /** The head as it became, written. What nobody recorded is no change of it: a day on which it settles is told to nobody. */
  close(): void {
    const { id, state, closedOn, vacantSince, settleOn } = this.post;
    if (this.touched) this.post.version = this.before.version + 1;
    else if (settleOn === this.before.settleOn) return;
    void this.change.tx.manager.update(Post, { id }, { state, closedOn, vacantSince, settleOn, version: this.post.version });
  }
}
