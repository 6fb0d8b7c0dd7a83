import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError, FindingConfirmed, FindingCorrected, FindingSentBack, type EventDefinition } from '@referrals/contracts';
import type { Change, RowChange, TrailAction, Tx } from '@referrals/database';
import { actorAt, ChangeDoor, SensitiveRows, type Plain } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import { endCheck } from './end-check.js';
import { placeAt, readItemOfCheck, type ItemRequest } from './item-state.js';
import { itemView } from './item-view.js';
import { itemMoves, type ItemAction } from './item.moves.domain.js';
import type { CorrectItemBody, ItemView, SendItemBackBody } from './spot-check.dto.js';
import { SpotCheckItem } from './spot-check.entity.js';

/** Moves of a finding: what each is called in the trail, and by which event it is told. */
const TOLD = {
  correct: ['finding.corrected', FindingCorrected], confirm: ['finding.confirmed', FindingConfirmed], 'send-back': ['finding.sent-back', FindingSentBack],
} as const satisfies Partial<Record<ItemAction, readonly [TrailAction, EventDefinition]>>;
type FindingAction = keyof typeof TOLD;

/** Whoever answers for a file puts right what a check found; the county looks again. */
@Injectable()
export class MendFinding {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE */
  async correct(request: ItemRequest<CorrectItemBody>): Promise<ItemView> {
    const { viewer, item } = await this.found('correct', request);
    return this.door.change({ ...request, principal: viewer }, { id: item.id, read: (tx) => readItem(tx, item.id) }, (change, now) =>
      this.move('correct', change, now, request.version, viewer, { correction: request.body.correction, correctedOn: shanghaiDate(change.at), correctedBy: viewer.staff }));
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE */
  async sendBack(request: ItemRequest<SendItemBackBody>): Promise<ItemView> {
    const { viewer, item } = await this.found('send-back', request);
    return this.door.change({ ...request, principal: viewer }, { id: item.id, read: (tx) => readItem(tx, item.id) }, (change, now) =>
      this.move('send-back', change, now, request.version, viewer, { sentBack: request.body.reason }));
  }

  /** With it the check may be done. @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, SAME_PERSON */
  async confirm(request: ItemRequest): Promise<ItemView> {
    const { viewer, item } = await this.found('confirm', request);
    const ofCheck = { id: request.id, read: (tx: Tx) => readItemOfCheck(tx, request.id, request.child) };
    const ofItem = { id: item.id, read: (tx: Tx) => readItem(tx, item.id) };
    return this.door.changeAll({ ...request, principal: viewer }, [ofCheck, ofItem] as const, ([changeOfCheck, change], [{ check, left }, now]) => {
      itemMoves.make('confirm', now, placeAt(viewer, now), request.version);
      if (now.correctedBy === viewer.staff) throw new DomainError('SAME_PERSON');
      endCheck(changeOfCheck, check, left, actorAt(viewer, placeAt(viewer, now).desk));
      return this.move('confirm', change, now, request.version, viewer, { confirmedOn: shanghaiDate(change.at), confirmedBy: viewer.staff });
    });
  }

  /** The item as they see it now. Before something was found it is no case: what is illegal for it is refused here. */
  private async found(action: FindingAction, { principal, id, child, version }: ItemRequest): Promise<{ viewer: StaffPrincipal; item: SpotCheckItem }> {
    const viewer = await this.viewers.of(principal);
    const item = await this.door.read(viewer, (tx) => tx.manager.findOneBy(SpotCheckItem, { spotCheck: id, child }));
    if (item === null) throw new DomainError('NOT_FOUND');
    if (item.codes.length === 0) itemMoves.make(action, item, placeAt(viewer, item), version);
    return { viewer, item };
  }

  private move(action: FindingAction, change: Change, item: SpotCheckItem, version: number, viewer: StaffPrincipal, more: RowChange<Plain<SpotCheckItem>>): ItemView {
    const place = placeAt(viewer, item);
    const moved = itemMoves.make(action, item, place, version);
    const changed = this.sensitive.change(SpotCheckItem, { id: item.id }, { ...more, state: moved.state, version: moved.version });
    void change.tx.manager.update(SpotCheckItem, { id: item.id }, changed);
    const [link, event] = TOLD[action];
    change.record(link, {}, actorAt(viewer, place.desk));
    change.emit(event, { findingId: item.id, county: item.village.slice(0, 6), at: change.at });
    return itemView({ ...item, ...changed } as SpotCheckItem, place, this.sensitive);
  }
}

const readItem = async (tx: Tx, id: string): Promise<SpotCheckItem | undefined> => await tx.manager.findOneBy(SpotCheckItem, { id }) ?? undefined;
