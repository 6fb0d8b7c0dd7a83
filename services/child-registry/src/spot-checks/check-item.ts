import { Injectable } from '@nestjs/common';
import { addDays, shanghaiDate } from '@referrals/calendar';
import { DomainError, FindingMade } from '@referrals/contracts';
import type { Actor, Change, Tx } from '@referrals/database';
import { actorAt, ChangeDoor, DirectoryCopyStore, SensitiveRows, type DirectoryCopy } from '@referrals/service-kit';
import { ownerAt } from '../candidates/owner-at.js';
import { candidatesAndCampaigns } from '../pack/430200/candidates-and-campaigns.js';
import { Viewers } from '../viewers.js';
import { endCheck } from './end-check.js';
import { placeAt, readItemOfCheck, type ItemRequest } from './item-state.js';
import { itemView } from './item-view.js';
import { itemMoves } from './item.moves.domain.js';
import type { ItemView, ResultBody } from './spot-check.dto.js';
import { SpotCheckItem } from './spot-check.entity.js';

/** The county says what a check of a file showed. */
@Injectable()
export class CheckItem {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, FINDING_UNFIT, REGISTRY_NOT_READY */
  async result({ principal, id, child, version, key, body }: ItemRequest<ResultBody>): Promise<ItemView> {
    const viewer = await this.viewers.of(principal);
    const { method, result, codes = [], note = null } = body;
    if ((result === 'FINDING') !== (codes.length > 0)) throw new DomainError('FINDING_UNFIT', { field: 'codes' });
    const read = async (tx: Tx) => {
      const [known, copy] = await Promise.all([readItemOfCheck(tx, id, child), this.directory.load(tx)]);
      return known && { ...known, copy };
    };
    return this.door.change({ principal: viewer, key, body }, { id, read }, async (change, { check, item, left, copy }) => {
      const place = placeAt(viewer, item);
      const moved = itemMoves.make(result === 'OK' ? 'pass' : 'find', item, place, version);
      const changed = this.sensitive.change(SpotCheckItem, { id: item.id }, {
        method, codes, note, state: moved.state, version: moved.version, checkedOn: shanghaiDate(change.at), checkedBy: viewer.staff,
      });
      void change.tx.manager.update(SpotCheckItem, { id: item.id }, changed);
      const actor = actorAt(viewer, place.desk);
      change.record('spot-check.item-checked', { item: item.id, result }, actor);
      if (result === 'FINDING') await this.door.createWithin(change, item.id, (made) => { tellFinding(made, item, copy, actor, codes); });
      else endCheck(change, check, left, actor);
      return itemView({ ...item, ...changed } as SpotCheckItem, place, this.sensitive);
    });
  }
}

/** From now on it is a case of its own, which whoever answers for the file sees. */
function tellFinding(made: Change, { id, spotCheck, child, village }: SpotCheckItem, copy: DirectoryCopy, actor: Actor, codes: readonly string[]): void {
  const today = shanghaiDate(made.at);
  made.record('finding.made', { spotCheck, child, codes }, actor);
  made.emit(FindingMade, {
    findingId: id, county: village.slice(0, 6), at: made.at, dueOn: addDays(today, candidatesAndCampaigns.daysToCorrect.value), owner: ownerAt(copy, village, today),
  });
}
