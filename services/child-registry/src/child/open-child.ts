import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type Instant, type PlainDate } from '@referrals/calendar';
import { ChildOfficeSet, ChildRegistered, DomainError } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { actorAt, ChangeDoor, SensitiveRows, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { LookAlikes } from '../duplicates/look-alikes.js';
import { ProposePull } from '../moves/propose-pull.js';
import { Answerables } from '../posts/answerables.js';
import type { Source } from '../record.entity.js';
import { Viewers } from '../viewers.js';
import { changedFile } from './change-file.js';
import { Child } from './child.entity.js';
import type { ChangedFile } from './child.dto.js';
import { childNumber } from './child-number.domain.js';
import { childScope } from './child-scope.js';
import { ChildDetail } from './detail.entity.js';
import { newDetail } from './detail-of.domain.js';
import { expectMinor, identityOf, type Identity } from './identity.domain.js';
import { NEVER } from './never.domain.js';
import type { NewChild } from './new-child.dto.js';
import { officeAt } from './office.domain.js';
import { OpenFile } from './open-file.js';
import { proposeCategory } from './propose-category.js';
import { Span } from './span.entity.js';

interface Known { readonly sequence: number; readonly onFile: readonly { id: string; careDivision: string }[]; readonly owner: string }

interface OpenWithin {
  /** Undefined: the system. */
  readonly viewer: StaffPrincipal | undefined;
  readonly id?: string;
  readonly at: Instant;
  readonly body: NewChild;
  readonly source: Source;
  /** When it is to be visited first, where that is known better than by the day it was opened. */
  readonly visitBy: PlainDate | null;
}

interface Making extends Pick<OpenWithin, 'viewer' | 'body'>, Partial<Pick<OpenWithin, 'source' | 'visitBy'>> { readonly id: string; readonly sequence: number; readonly identity: Identity }

/** 建档 */
@Injectable()
export class OpenChild {
  constructor(
    private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly pull: ProposePull, private readonly alike: LookAlikes,
    private readonly answerables: Answerables,
  ) {}

  /** @throws DomainError NOT_IN_AREA, NAME_REQUIRED, NOT_A_MINOR, CHILD_MAYBE_ON_FILE, CHILD_ON_FILE, CHILD_ON_FILE_ELSEWHERE, REGISTRY_NOT_READY, what a category is refused with */
  async open({ principal, key, body }: { readonly principal: StaffPrincipal; readonly key: RequestKey; readonly body: NewChild }): Promise<ChangedFile> {
    const viewer = await this.viewers.of(principal);
    const today = shanghaiDate(this.door.now());
    if (officeAt(viewer, body.careDivision) === undefined) throw new DomainError('NOT_IN_AREA', { field: 'careDivision' });
    if ((body.name === undefined) !== (body.nameUnknown === true)) throw new DomainError('NAME_REQUIRED', { field: 'name' });
    const identity = identityOf(body, today);
    expectMinor(identity, today);
    if (identity.idNumber === null && body.confirmNew !== true) await this.alike.expectNone(viewer, identity, body);
    const id = v7();
    const elsewhere: string[] = [];
    return this.door.create({ principal: viewer, key, body }, { id, read: (tx) => this.known(tx, identity, body.careDivision, today) }, (change, { sequence, onFile, owner }) => {
      for (const other of onFile) throw this.onFile(viewer, other, elsewhere);
      const file = this.make(change, { id, sequence, identity, body, viewer });
      file.emit(ChildOfficeSet, { owner });
      return changedFile(file.close());
    }).catch((error: unknown) => this.askFor(body.careDivision, elsewhere, error));
  }

  /** What stands elsewhere is asked to come: by a move of its own, after this opening came to nothing. */
  private async askFor(careDivision: string, [other]: readonly string[], error: unknown): Promise<never> {
    const move = other === undefined ? undefined : await this.pull.to(careDivision, other);
    throw move === undefined ? error : new DomainError('CHILD_ON_FILE_ELSEWHERE', { field: 'idNumber', facts: { moveId: move } });
  }

  /**
   * In a transaction of a person's that does more: a row of an import. Whether another file looks like the child was asked before.
   * @param add records more in the new file
   * @throws DomainError as `open`
   */
  async within(tx: Tx, { viewer, id = v7(), at, body, source, visitBy }: OpenWithin, add: (file: OpenFile) => Promise<void> | void): Promise<string> {
    const today = shanghaiDate(at);
    if (viewer !== undefined && officeAt(viewer, body.careDivision) === undefined) throw new DomainError('NOT_IN_AREA', { field: 'careDivision' });
    const identity = identityOf(body, today);
    expectMinor(identity, today);
    await this.door.createWithin({ tx, at, actor: viewer === undefined ? { role: 'SYSTEM' } : actorAt(viewer) }, id, async (change) => {
      const { sequence, onFile, owner } = await this.known(tx, identity, body.careDivision, today);
      for (const other of onFile) throw this.onFile(viewer, other);
      const file = this.make(change, { id, sequence, identity, body, viewer, source, visitBy });
      file.emit(ChildOfficeSet, { owner });
      await add(file);
      file.close();
    });
    return id;
  }

  /** Who opens a file of the same ID number at the same time waits here, and then finds this one. */
  private async known(tx: Tx, { idNumber }: Identity, careDivision: string, on: PlainDate): Promise<Known> {
    const owner = this.answerables.owing(tx, careDivision, on);
    owner.catch(() => undefined);
    const sequence = tx.maybeOne<{ n: number }>("SELECT nextval('child_number') AS n");
    const index = idNumber === null ? undefined : this.sensitive.index(Child, 'idNumberIndex', idNumber);
    if (index !== undefined) void tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [index]);
    const onFile = index === undefined ? [] : await tx.query<{ id: string; careDivision: string }>('SELECT id, care_division AS "careDivision" FROM on_file($1)', [index]);
    return { sequence: (await sequence)?.n ?? 0, onFile, owner: await owner };
  }

  /** Of a file elsewhere nothing is told but that there is one. */
  private onFile(viewer: StaffPrincipal | undefined, { id, careDivision }: { id: string; careDivision: string }, elsewhere?: string[]): DomainError {
    if (viewer !== undefined && childScope.shows(viewer, { care_division: careDivision, recused: [] })) return new DomainError('CHILD_ON_FILE', { field: 'idNumber', facts: { childId: id } });
    elsewhere?.push(id);
    return new DomainError('CHILD_ON_FILE_ELSEWHERE', { field: 'idNumber' });
  }

  private make(change: Change, { id, sequence, identity, body, viewer, source = 'PERSON', visitBy = null }: Making): OpenFile {
    const today = shanghaiDate(change.at);
    const { manager } = change.tx;
    const child = this.sensitive.row(Child, { ...fresh(today), ...identity, id, number: childNumber(sequence, change.at), ...headOf(body) });
    void manager.insert(Child, child);
    void manager.insert(ChildDetail, this.sensitive.row(ChildDetail, newDetail(id, body)));
    const span = { id: v7(), child: id, fromOn: today, toOn: null, visitBy, division: body.careDivision };
    void manager.insert(Span, span);
    const file = new OpenFile(change, {
      child: child as Child, viaCaregiver: body.contactVia === 'CAREGIVER', categories: [], factors: [], assessed: [], spans: [span], tiers: [], away: [], acts: [], problems: [], hasOpenMove: false,
    }, viewer, this.sensitive);
    file.source = source;
    file.record('child.registered');
    file.emit(ChildRegistered, {});
    for (const category of body.categories) proposeCategory(file, category);
    return file;
  }
}

const headOf = ({ careDivision, household, schooling }: NewChild) =>
  ({ careDivision, household: household ?? null, school: schooling?.organisation ?? null, schooling: schooling?.state ?? null });

/** A file nobody has called on yet, before its head follows from its facts. */
const fresh = (today: PlainDate) => ({
  status: 'ACTIVE' as const, version: 0, primaryId: null, categories: [], tier: 'BASIC' as const, tierBecause: [], contactDueOn: NEVER, visitDueOn: NEVER, contactLastOn: null,
  visitLastOn: null, pausedSince: null, notSeen: 0, deriveOn: null, announce: [], announceOn: null, openedOn: today, endedOn: null, endReason: null, lookUp: [], sealed: false, recused: [],
});
