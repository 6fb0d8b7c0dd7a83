import { addDays, shanghaiDate, type PlainDate } from '@referrals/calendar';
import { DomainError, PostFilled, PostHandedOver, PostVacant } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { desksCovering, noBars } from '@referrals/policy';
import { holds } from '../child/period.domain.js';
import { rules430200 } from '../pack/packs.js';
import { Appointment, HandOver, type HandedFile } from './appointment.entity.js';
import { OpenPost, type PostsAround } from './open-post.js';
import type { PostState } from './read-posts.js';
import { settlePosts } from './settle-posts.domain.js';

/** All posts of a division whose heads are held, for one change: at its end what is said of the division follows from them all. */
export class OpenPosts {
  readonly all: readonly OpenPost[];
  readonly today: PlainDate;
  private readonly first: OpenPost;

  constructor(changes: readonly Change[], states: readonly PostState[], private readonly around: PostsAround) {
    this.all = changes.flatMap((change, index) => {
      const state = states[index];
      return state === undefined ? [] : [new OpenPost(change, state, around)];
    });
    const [first] = this.all;
    if (first === undefined) throw new DomainError('NOT_FOUND');
    this.first = first;
    this.today = shanghaiDate(first.change.at);
  }

  /** The village they are of; undefined above one, where desks owe before posts do. */
  get village(): string | undefined {
    const { division, kind } = this.first.post;
    return kind === 'DIRECTOR' ? division : undefined;
  }

  /** @throws DomainError NOT_FOUND */
  post(id: string): OpenPost {
    return this.all.find(({ post }) => post.id === id) ?? notFound();
  }

  /** @throws DomainError NOT_FOUND */
  appointment(id: string): { readonly post: OpenPost; readonly appointment: Appointment } {
    const found = this.all.flatMap((post) => post.state.appointments.filter((one) => one.id === id).map((appointment) => ({ post, appointment })));
    return found[0] ?? notFound();
  }

  /** Terms that ran out end, new holders get their list, and it is said where nobody is. Doing it twice is nothing. */
  async settle(): Promise<void> {
    for (const post of this.all) this.endTerms(post);
    for (const post of this.all) await this.handOver(post);
    const appointments = this.all.flatMap(({ state }) => state.appointments.map(({ fromOn, toOn }) => ({ from: fromOn, to: toOn })));
    for (const { id, ...settled } of settlePosts(this.all.map(({ post }) => post), appointments, this.today)) this.say(this.post(id), settled);
    for (const post of this.all) post.close();
  }

  private endTerms(post: OpenPost): void {
    for (const appointment of post.state.appointments) {
      if (appointment.state === 'ENDED' || appointment.toOn === null || appointment.toOn > this.today) continue;
      post.relieve(appointment, appointment.toOn, 'TERM');
    }
  }

  private async handOver(post: OpenPost): Promise<void> {
    const { state: { appointments, handedOver }, change: { tx, at } } = post;
    for (const { id, staff, fromOn, toOn } of appointments) {
      if (!holds({ from: fromOn, to: toOn }, this.today) || handedOver.some(({ appointment }) => appointment === id)) continue;
      const files = await filesOf(tx, post.post.division);
      // Where there is nothing to take over, nobody need say that they did.
      const receivedAt = files.length === 0 ? at : null;
      void tx.manager.insert(HandOver, { appointment: id, post: post.post.id, madeOn: this.today, files, receivedAt });
      handedOver.push({ appointment: id, receivedAt });
      post.record('post.handed-over', { appointment: id, files: files.length });
      if (receivedAt === null) post.emit(PostHandedOver, { appointmentId: id, files: files.length, ...(staff === null ? {} : { staff }), ...this.owner() });
    }
  }

  private say(post: OpenPost, { vacantSince, settleOn }: { readonly vacantSince: PlainDate | null; readonly settleOn: PlainDate | null }): void {
    const before = post.post.vacantSince;
    post.put({ vacantSince, settleOn });
    if (vacantSince === before) return;
    post.record(vacantSince === null ? 'post.filled' : 'post.vacated', vacantSince === null ? {} : { since: vacantSince });
    if (vacantSince === null) post.emit(PostFilled, {});
    else post.emit(PostVacant, { since: vacantSince, dueOn: addDays(vacantSince, rules430200.posts.daysToAppoint), ...this.owner() });
  }

  /** The desk that appoints, or the nearest above it; where there is none, the last resort. */
  owner(): { readonly owner?: string } {
    const { division, kind } = this.first.post;
    const agencies = kind === 'DIRECTOR' ? ['TOWNSHIP', 'CIV'] as const : ['CIV'] as const;
    const owner = agencies.flatMap((agency) => desksCovering(this.around.copy, agency, division, noBars, this.today))[0]?.id ?? this.around.copy.lastResortDesk;
    return owner === undefined ? {} : { owner };
  }
}

const filesOf = async (tx: Tx, division: string): Promise<HandedFile[]> =>
  (await tx.maybeOne<{ files: HandedFile[] }>('SELECT files_to_hand_over($1) AS files', [division]))?.files ?? [];

function notFound(): never {
  throw new DomainError('NOT_FOUND');
}
