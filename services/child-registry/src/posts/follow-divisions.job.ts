import { Injectable } from '@nestjs/common';
import { shanghaiDate, type PlainDate } from '@referrals/calendar';
import type { DivisionRecord } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { NotYet } from '@referrals/event-bus';
import { DirectoryCopyStore, type Job, type JobTurn } from '@referrals/service-kit';
import { v5 } from 'uuid';
import { ChangePosts } from './change-posts.js';
import { laterDay } from './days.domain.js';
import { MakePost } from './make-post.js';
import type { OpenPosts } from './open-posts.js';

/** Never changes: a place's first post has the id that follows from its code. */
const NAMESPACE = '6f1d7c52-8d1e-5c0b-9a55-3e0a54e2b0d1';
/** Made in one transaction: a first start meets all villages there are. */
const AT_ONCE = 100;

/** Places of the directory's copy that have no post yet, and those that are none any more and have an open one. */
const NEW = `SELECT d.code FROM division_copy d WHERE d.record->>'level' IN ('VILLAGE', 'TOWNSHIP') AND length(d.code) IN (9, 12)
  AND coalesce(d.record->>'validFrom', '') <= $1 AND coalesce(d.record->>'validTo', '9999') > $1 AND NOT EXISTS (SELECT FROM post p WHERE p.division = d.code) ORDER BY d.code LIMIT ${AT_ONCE}`;
const ENDED = `SELECT p.id, d.record->>'validTo' AS on FROM post p JOIN division_copy d ON d.code = p.division WHERE p.state = 'OPEN' AND d.record->>'validTo' <= $1 ORDER BY p.id`;

/** Every village has a director's post and every township a supervisor's, as the directory says which there are. Doing so twice makes none twice. */
@Injectable()
export class FollowDivisionsJob implements Job {
  readonly name = 'follow-divisions';
  readonly schedule = { everySeconds: 60 };

  constructor(private readonly posts: ChangePosts, private readonly makePost: MakePost, private readonly directory: DirectoryCopyStore) {}

  /** @throws NotYet while the copy of the directory is not complete: which places there are would not be known */
  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    if (!(await asWorker((tx) => this.directory.load(tx))).complete) throw new NotYet('DIRECTORY_COPY_INCOMPLETE');
    for (let made = AT_ONCE; made === AT_ONCE;) {
      stopping.throwIfAborted();
      made = await asWorker((tx) => this.open(tx, today));
    }
    for (const { id, on } of await asWorker((tx) => tx.query<{ id: string; on: PlainDate }>(ENDED, [today]))) {
      stopping.throwIfAborted();
      await asWorker((tx) => this.posts.bySystem(tx, { post: id }, (posts) => { close(posts, id, on); }));
    }
  }

  private async open(tx: Tx, today: PlainDate): Promise<number> {
    const places = await tx.query<Pick<DivisionRecord, 'code'>>(NEW, [today]);
    // From today on: nobody was late before this registry knew of the place.
    for (const { code } of places) await this.makePost.bySystem(tx, { id: v5(code, NAMESPACE), division: code, since: today });
    return places.length;
  }
}

/** Whoever held it holds it no longer, nor does who stood in. */
function close(posts: OpenPosts, id: string, validTo: PlainDate): void {
  const post = posts.post(id);
  const on = laterDay(validTo, post.post.sinceOn);
  for (const appointment of post.state.appointments) {
    if (appointment.state === 'ACTIVE') post.relieve(appointment, laterDay(on, appointment.fromOn), 'CLOSED');
  }
  for (const deputy of post.state.deputies) {
    if (deputy.toOn > on) post.endDeputy(deputy, laterDay(on, deputy.fromOn));
  }
  post.put({ state: 'CLOSED', closedOn: on });
  post.record('post.closed', { on });
}
