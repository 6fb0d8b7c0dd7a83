import { Injectable } from '@nestjs/common';
import { shanghaiDate } from '@referrals/calendar';
import type { Job, JobTurn } from '@referrals/service-kit';
import { ChangePosts } from './change-posts.js';
import { Courses } from './courses.js';

/** Terms begin and end on a day told long before: each morning what is said of a place is what holds on that day, and courses long past are locked. Doing so twice says nothing twice. */
@Injectable()
export class DatePostsJob implements Job {
  readonly name = 'date-posts';
  readonly schedule = { at: '00:05' };

  constructor(private readonly posts: ChangePosts, private readonly courses: Courses) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    const today = shanghaiDate(at);
    const due = await asWorker((tx) => tx.query<{ id: string }>('SELECT min(id::text)::uuid AS id FROM post WHERE settle_on <= $1 GROUP BY division', [today]));
    await asWorker((tx) => this.courses.lockPast(tx, today));
    for (const { id } of due) {
      stopping.throwIfAborted();
      await asWorker((tx) => this.posts.bySystem(tx, { post: id }));
    }
  }
}
