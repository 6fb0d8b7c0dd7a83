import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError, expectVersion } from '@referrals/contracts';
import { changeCase, ServiceDatabase, type Change, type Tx } from '@referrals/database';
import { actorAt, ChangeDoor, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import type { Child } from './child.entity.js';
import type { ChangedFile } from './child.dto.js';
import { childScope } from './child-scope.js';
import { OpenFile } from './open-file.js';
import { readFile, type FileState } from './read-file.js';

/** A person's request to change a file. */
export interface FileRequest<B = object> {
  readonly principal: StaffPrincipal;
  readonly id: string;
  /** What they saw of the head (`If-Match`); absent where what is added is right whatever else was added meanwhile. */
  readonly version?: number;
  readonly key: RequestKey;
  readonly body: B;
}

/** What a change did beside the head: the id of what it made or moved. */
export type Done = string | undefined;
type Work = (file: OpenFile) => Promise<Done> | Done;

/** How a file changes, whoever asks: through the door, and its head follows from the facts afterwards. */
@Injectable()
export class ChangeFile {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly database: ServiceDatabase) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, FILE_LINKED, what `work` throws */
  byPerson(request: FileRequest, work: Work): Promise<ChangedFile> {
    return this.answering(request, work, (changed) => changed);
  }

  /** As `byPerson`, with an answer that says more. */
  async answering<T extends object>({ principal, id, version, key, body }: FileRequest, work: Work, answer: (changed: ChangedFile) => T): Promise<T> {
    const viewer = await this.viewers.of(principal);
    return this.door.change({ principal: viewer, key, body }, { id, read: (tx) => readFile(tx, id) }, async (change, state) =>
      answer(await this.apply(change, state, { viewer, version }, work)));
  }

  /** As `byPerson`, of a file that whoever asks may see no more afterwards: row security is told that they were admitted, the scope is asked here. */
  async givingAway({ principal, id, version, key, body }: FileRequest, work: Work): Promise<ChangedFile> {
    const viewer = await this.viewers.of(principal);
    const read = async (tx: Tx): Promise<FileState | undefined> => {
      const state = await readFile(tx, id);
      return state !== undefined && childScope.shows(viewer, { care_division: state.child.careDivision, recused: state.child.recused }) ? state : undefined;
    };
    return this.door.changeAdmitted({ principal: viewer, key, body }, { admit: id, read }, (change, state) => this.apply(change, state, { viewer, version }, work));
  }

  private async apply(change: Change, state: FileState, { viewer, version }: { readonly viewer: StaffPrincipal; readonly version: number | undefined }, work: Work): Promise<ChangedFile> {
    if (version !== undefined) expectVersion(state.child, version);
    const file = new OpenFile(change, state, viewer, this.sensitive);
    const record = await work(file);
    return changedFile(file.touched ? file.close() : file.child, record);
  }

  /** By a person, in a transaction of theirs that does several things. @throws DomainError NOT_FOUND, FILE_LINKED, what `work` throws */
  async within(tx: Tx, { viewer, id, at }: { readonly viewer: StaffPrincipal; readonly id: string; readonly at: Instant }, work: (file: OpenFile) => Promise<void> | void): Promise<void> {
    const changed = changeCase(this.database, tx, { caseId: id, actor: actorAt(viewer), now: at }, async (change) => {
      const state = await reading;
      if (state === undefined) throw new DomainError('NOT_FOUND');
      const file = new OpenFile(change, state, viewer, this.sensitive);
      await work(file);
      if (file.touched) file.close();
    });
    // Sent behind the lock, and answered after it.
    const reading = readFile(tx, id);
    reading.catch(() => undefined);
    await changed;
  }

  /** By the system, in a transaction of a job or an event. */
  async bySystem(tx: Tx, id: string, work: (file: OpenFile) => Promise<void> | void, quietly = false): Promise<void> {
    await this.door.changeByEvent(tx, { id, read: () => readFile(tx, id), notYet: 'CHILD_NOT_HERE' }, async (change, state) => {
      const file = new OpenFile(change, state, undefined, this.sensitive);
      await work(file);
      if (file.touched) file.close({ quietly });
    });
  }
}

/** What a change answers. */
export const changedFile = ({ id, version, status, tier, contactDueOn, visitDueOn }: Child, record?: string): ChangedFile =>
  ({ id, version, status, tier, contactDueOn, visitDueOn, ...(record === undefined ? {} : { record }) });
