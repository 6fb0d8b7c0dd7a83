import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { ChangeDoor, DirectoryCopyStore, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { officeAt } from '../child/office.domain.js';
import { Viewers } from '../viewers.js';
import { kindOf } from './codes.domain.js';
import type { PostsAround } from './open-post.js';
import { OpenPosts } from './open-posts.js';
import type { ChangedPost, NewPost } from './post.dto.js';
import { changedPost } from './post-view.js';
import { decides } from './post.moves.domain.js';
import { Post } from './post.entity.js';

/** A post that there was none of: by hand where a village has several, else by what the directory says of its divisions. */
@Injectable()
export class MakePost {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_IN_AREA, NOT_YOURS_TO_DO, DATE_IN_FUTURE, DIRECTORY_COPY_INCOMPLETE */
  async byPerson({ principal, key, body }: { readonly principal: StaffPrincipal; readonly key: RequestKey; readonly body: NewPost }): Promise<ChangedPost> {
    const viewer = await this.viewers.office(principal);
    const { division, since } = body;
    const office = officeAt(viewer, division)?.office;
    if (office === undefined) throw new DomainError('NOT_IN_AREA', { field: 'division' });
    if (!decides({ kind: kindOf(division) }, { office })) throw new DomainError('NOT_YOURS_TO_DO');
    if (since !== undefined && since > shanghaiDate(this.door.now())) throw new DomainError('DATE_IN_FUTURE', { field: 'since' });
    const id = v7();
    return this.door.create({ principal: viewer, key, body }, { id, read: (tx) => this.hasOpen(tx, division) }, async (change, hasOthers) => {
      const made = await this.make(change, fresh(id, division, since ?? shanghaiDate(change.at)), hasOthers, viewer);
      return changedPost(made);
    });
  }

  /** By what the directory says, in a job's transaction; one that is there stays as it is. */
  async bySystem(tx: Tx, { id, division, since }: { readonly id: string; readonly division: string; readonly since: Post['sinceOn'] }): Promise<void> {
    const hasOthers = await this.hasOpen(tx, division);
    await this.door.createByEvent(tx, id, async (change) => { await this.make(change, fresh(id, division, since), hasOthers, undefined); });
  }

  private hasOpen(tx: Tx, division: string): Promise<boolean> {
    return tx.manager.existsBy(Post, { division, state: 'OPEN' });
  }

  /** The first post of a division says that nobody is there; a further one says nothing: the others are settled without it. */
  private async make(change: Change, post: Post, hasOthers: boolean, viewer: PostsAround['viewer']): Promise<Post> {
    void change.tx.manager.insert(Post, post);
    const copy = await this.directory.loadWhole(change.tx);
    const posts = new OpenPosts([change], [{ post, appointments: [], deputies: [], handedOver: [] }], { viewer, sensitive: this.sensitive, copy });
    posts.post(post.id).record('post.opened', { division: post.division });
    if (hasOthers) posts.post(post.id).close();
    else await posts.settle();
    return post;
  }
}

const fresh = (id: string, division: string, sinceOn: Post['sinceOn']): Post =>
  ({ id, division, kind: kindOf(division), state: 'OPEN', version: 0, sinceOn, closedOn: null, vacantSince: null, settleOn: null });
