import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { Any, ServiceDatabase, type Tx } from '@referrals/database';
import { beginsWith, ClockPort, equals, matching, readPage, SensitiveRows, type Filters } from '@referrals/service-kit';
import { answersAtLeast } from '../child/office.domain.js';
import { holds } from '../child/period.domain.js';
import { Viewers } from '../viewers.js';
import { holderView } from './appointment-view.js';
import { Appointment } from './appointment.entity.js';
import type { PostHolderView } from './appointment.dto.js';
import type { PostPage, PostQuery } from './post.dto.js';
import { postScope } from './post-scope.js';
import { postView } from './post-view.js';
import { Post } from './post.entity.js';

const FILTERS: Filters<PostQuery> = {
  place: beginsWith('division'), kind: equals('kind'), state: equals('state'), vacant: (asked) => `r.vacant_since IS ${asked === 'true' ? 'NOT NULL' : 'NULL'}`,
};

/** Posts of the viewer's places with whoever holds them today, by place. */
@Injectable()
export class ListPosts {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  async list(principal: StaffPrincipal, query: PostQuery): Promise<PostPage> {
    const viewer = await this.viewers.office(principal);
    const at = this.clock.now();
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const { rows, next } = await readPage<Post>(tx, {
        entity: Post, asked: query, order: { by: 'division', of: 'text' }, scope: (bind) => postScope.rows(viewer, bind), where: (bind) => matching(FILTERS, query, bind),
      });
      const holders = await this.holders(tx, rows.map(({ id }) => id), shanghaiDate(at));
      recordPage(tx, { cases: rows.filter(({ id }) => holders.has(id)), at, staff: viewer.staff, what: 'POSTS' });
      return { items: rows.map((post) => postView(post, holders.get(post.id) ?? [], viewer)), next, allowedActions: answersAtLeast(viewer, 'TOWNSHIP') ? ['make'] : [] };
    });
  }

  private async holders(tx: Tx, posts: readonly string[], on: string): Promise<ReadonlyMap<string, PostHolderView[]>> {
    const found = new Map<string, PostHolderView[]>();
    if (posts.length === 0) return found;
    for (const row of await tx.manager.findBy(Appointment, { post: Any(posts) })) {
      if (!holds({ from: row.fromOn, to: row.toOn }, on as Post['sinceOn'])) continue;
      found.set(row.post, [...found.get(row.post) ?? [], holderView(this.sensitive.plain(Appointment, row))]);
    }
    return found;
  }
}
