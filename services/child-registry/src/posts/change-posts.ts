import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { changeHeads, ServiceDatabase, type Tx } from '@referrals/database';
import { ChangeDoor, DirectoryCopyStore, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import { OpenPosts } from './open-posts.js';
import { readPost, siblingsOf, type PostKey, type PostState } from './read-posts.js';
import { TellOffice } from './tell-office.js';

/** A person's request to change a post. */
export interface PostRequest<B = object> {
  readonly principal: StaffPrincipal;
  readonly id: string;
  readonly version: number;
  readonly key: RequestKey;
  readonly body: B;
}

/** How posts change, whoever asks: all of a division are held, since what is said of it follows from them all. */
@Injectable()
export class ChangePosts {
  constructor(
    private readonly door: ChangeDoor, private readonly database: ServiceDatabase, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows,
    private readonly directory: DirectoryCopyStore, private readonly telling: TellOffice,
  ) {}

  /**
   * @param work decides and changes; what it gives back answers once all that follows is done
   * @throws DomainError NOT_FOUND, DIRECTORY_COPY_INCOMPLETE, what `work` throws
   */
  async byPerson<T extends object>(
    { principal, key, body }: Pick<PostRequest, 'principal' | 'key' | 'body'>, of: PostKey, work: (posts: OpenPosts, tx: Tx) => Promise<() => T> | (() => T),
  ): Promise<T> {
    const viewer = await this.viewers.office(principal);
    const ids = await this.database.read(databaseContext(viewer, this.door.now()), (tx) => siblingsOf(tx, of));
    if (ids.length === 0) throw new DomainError('NOT_FOUND');
    let village: string | undefined;
    const done = await this.door.changeAll<PostState[], T>({ principal: viewer, key, body }, ids.map((id) => ({ id, read: (tx) => readPost(tx, id) })), async (changes, states) => {
      const [{ tx }] = changes as [typeof changes[number]];
      const posts = new OpenPosts(changes, states, { viewer, sensitive: this.sensitive, copy: await this.directory.loadWhole(tx) });
      const answer = await work(posts, tx);
      await posts.settle();
      village = posts.village;
      return answer();
    });
    if (village !== undefined) await this.telling.village(village, this.door.now());
    return done;
  }

  /** What follows of a division by the day alone, or by what the directory said. */
  async bySystem(tx: Tx, of: PostKey, work: (posts: OpenPosts) => void = () => undefined): Promise<void> {
    const ids = await siblingsOf(tx, of);
    const changed = changeHeads(this.database, tx, { heads: ids, actor: { role: 'SYSTEM' }, now: this.door.now() }, async (changes) => {
      const states = (await reading).filter((state) => state !== undefined);
      const posts = new OpenPosts(changes, states, { viewer: undefined, sensitive: this.sensitive, copy: await this.directory.load(tx) });
      work(posts);
      await posts.settle();
      return {};
    });
    // Sent behind the locks, and answered after them.
    const reading = Promise.all(ids.map((id) => readPost(tx, id)));
    reading.catch(() => undefined);
    await changed;
  }
}
