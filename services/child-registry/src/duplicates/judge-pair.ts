import { Injectable } from '@nestjs/common';
import { DomainError, expectVersion, PairJudged } from '@referrals/contracts';
import type { Change, RowChange, Tx } from '@referrals/database';
import { ChangeDoor, SensitiveRows, type MakesMoves, type MoveRequest, type Plain } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { officeAt } from '../child/office.domain.js';
import { OpenFile } from '../child/open-file.js';
import { readFile, type FileState } from '../child/read-file.js';
import { Answerables } from '../posts/answerables.js';
import { Viewers } from '../viewers.js';
import { linkFiles, unlinkFiles } from './link-files.js';
import { moveRecords } from './made-since.js';
import type { DifferentBody, LinkPairBody, PairWhole, UnlinkPairBody } from './pair.dto.js';
import { Pair } from './pair.entity.js';
import { pairMoves, placesOf, type PairAction } from './pair.moves.domain.js';
import { ReadPairs } from './read-pairs.query.js';

interface Seen { readonly state: FileState; readonly pair: Pair | null; readonly isPrimary: boolean }

/** Whether two files are one child's: judged by whose county or city both are in, and taken back as well. */
@Injectable()
export class JudgePair implements MakesMoves<PairAction> {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly reading: ReadPairs, private readonly answerables: Answerables) {}

  /** @throws DomainError NOT_FOUND, also where one of the files is not theirs to see; VERSION_STALE, ILLEGAL_MOVE, LINK_CYCLE, FILE_ENDED, MOVE_OPEN */
  async move(action: PairAction, { principal, id, version, key, body }: MoveRequest): Promise<PairWhole> {
    const viewer = await this.viewers.of(principal);
    const found = await this.door.read(viewer, (tx) => tx.manager.findOneBy(Pair, { id }));
    if (found === null) throw new DomainError('NOT_FOUND');
    const target = (child: string) => ({ id: child, read: (tx: Tx) => this.read(tx, child, id) });
    await this.door.changeAll<[Seen, Seen], { id: string }>({ principal: viewer, key, body }, [target(found.a), target(found.b)], async ([one, other], [a, b]) => {
      const { pair } = a;
      if (pair === null || one === undefined || other === undefined) throw new DomainError('NOT_FOUND');
      expectVersion(pair, version);
      const { to } = pairMoves.admit(action, pair, { offices: placesOf(pair, [a, b].map(({ state }) => state.child.careDivision)).map((place) => (place === undefined ? undefined : officeAt(viewer, place)?.office)) });
      const open = (change: Change, { state }: Seen): OpenFile => new OpenFile(change, state, viewer, this.sensitive, true);
      this.put(one.tx, pair, { state: to as Pair['state'], version: pair.version + 1, decidedBy: viewer.staff, decidedAt: one.at, ...await this.decide(action, pair, [open(one, a), open(other, b)], [a, b], body) });
      one.emit(PairJudged, { childId: pair.a, county: a.state.child.careDivision.slice(0, 6), at: one.at, as: to as 'LINKED' | 'DIFFERENT' });
      return { id };
    });
    return this.reading.one(principal, id);
  }

  private async decide(action: PairAction, pair: Pair, files: readonly [OpenFile, OpenFile], [a, b]: readonly [Seen, Seen], body: object): Promise<RowChange<Plain<Pair>>> {
    const [one, other] = files;
    if (action === 'different') {
      for (const file of files) file.change.record('pair.told-apart');
      const { reason } = body as DifferentBody;
      return reason === undefined ? {} : { reason };
    }
    const primaryId = action === 'link' ? (body as LinkPairBody).primary : pair.primaryId;
    if (primaryId !== pair.a && primaryId !== pair.b) throw new DomainError('NOT_FOUND', { field: 'primary' });
    const [primary, linked, seen] = primaryId === pair.a ? [one, other, b] : [other, one, a];
    if (action === 'link') return linkFiles(primary, linked, seen.isPrimary);
    const { reason, toOther = [] } = body as UnlinkPairBody;
    moveRecords(one.change.tx, { from: primary.child.id, to: linked.child.id, since: pair.decidedAt, ids: toOther });
    const owner = await this.answerables.owing(linked.change.tx, pair.otherDivision ?? linked.child.careDivision, linked.today);
    unlinkFiles(primary, linked, pair, toOther, owner);
    return { reason };
  }

  private put(tx: Tx, { id }: Pair, change: RowChange<Plain<Pair>>): void {
    void tx.manager.update(Pair, { id }, this.sensitive.change(Pair, { id }, change));
  }

  private async read(tx: Tx, child: string, pairId: string): Promise<Seen | undefined> {
    const [state, pair, isPrimary] = await Promise.all([readFile(tx, child), tx.manager.findOneBy(Pair, { id: pairId }), tx.manager.existsBy(Child, { primaryId: child })]);
    return state && { state, pair, isPrimary };
  }
}
