import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Change } from '@referrals/database';
import { actorAt, ChangeDoor, DirectoryCopyStore, SensitiveRows, type DirectoryCopy } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { SOURCE_AGENCIES } from '../candidates/candidate-kinds.domain.js';
import { tellCandidate } from '../candidates/tell-candidate.js';
import { Viewers } from '../viewers.js';
import type { ResultItem, ResultsBody, ResultsView } from './campaign.dto.js';
import { readPart, type PartRequest, type PartState } from './change-part.js';

/** A child that is not where it should be is looked for; its file stays as it is. */
const TO_LOOK_INTO: readonly ResultItem['result'][] = ['LEFT', 'NOT_FOUND'];

const PUT = `INSERT INTO campaign_result (campaign, child, result, on_day, by_staff, candidate)
  SELECT $1, child, result, $2, $3, candidate FROM jsonb_to_recordset($4) AS told(child uuid, result text, candidate uuid)
  ON CONFLICT (campaign, child) DO UPDATE SET result = excluded.result, on_day = excluded.on_day, by_staff = excluded.by_staff,
    candidate = coalesce(campaign_result.candidate, excluded.candidate)`;

interface Before { readonly id: string; readonly candidate: string | null }

/** What a village found of each of its files (人账相符). Told again, the last holds. */
@Injectable()
export class AccountFiles {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_FOUND, CAMPAIGN_NOT_RUNNING, CAMPAIGN_VILLAGE_SUBMITTED, ITEM_TWICE, FILE_UNKNOWN for what is no active file of the village */
  async account({ principal, id, code, key, body }: PartRequest<ResultsBody>): Promise<ResultsView> {
    const viewer = await this.viewers.of(principal);
    const ids = body.items.map(({ childId }) => childId);
    const read = async (tx: Change['tx']) => {
      const [state, copy, known] = await Promise.all([readPart(tx, id, code, viewer), this.directory.load(tx), tx.query<Before>(
        `SELECT c.id, r.candidate FROM child c LEFT JOIN campaign_result r ON r.child = c.id AND r.campaign = $1 WHERE c.id = ANY ($2) AND c.care_division = $3 AND c.status = 'ACTIVE'`,
        [id, ids, code])]);
      return state && { state, copy, known: new Map(known.map((one) => [one.id, one])) };
    };
    return this.door.change({ principal: viewer, key, body }, { id, read }, async (change, { state, copy, known }) => {
      const { campaign, part, place } = state;
      if (campaign.state !== 'RUNNING') throw new DomainError('CAMPAIGN_NOT_RUNNING');
      if (part.state === 'SUBMITTED') throw new DomainError('CAMPAIGN_VILLAGE_SUBMITTED');
      refuseUnfit(ids, known);
      const told: { child: string; result: string; candidate: string | null }[] = [];
      for (const { childId, result } of body.items) {
        const isNew = TO_LOOK_INTO.includes(result) && known.get(childId)?.candidate === null;
        told.push({ child: childId, result, candidate: isNew ? await this.lookInto(change, childId, { ...state, copy }, viewer) : null });
      }
      await change.tx.query(PUT, [id, shanghaiDate(change.at), viewer.staff, JSON.stringify(told)]);
      change.record('campaign.accounted', { village: code, files: ids.length }, actorAt(viewer, place.desk));
      return await change.tx.maybeOne<ResultsView>('SELECT files, accounted FROM campaign_files($1, $2)', [id, code]) ?? state.files;
    });
  }

  /** Beside the campaign, with it or not at all. */
  private async lookInto(change: Change, file: string, { part: { code }, place, copy }: PartState & { readonly copy: DirectoryCopy }, viewer: StaffPrincipal): Promise<string> {
    const id = v7();
    const agency = SOURCE_AGENCIES.find((one) => one === viewer.desks.find((desk) => desk.id === place.desk)?.agency) ?? 'CIV';
    await this.door.createWithin(change, id, (made) => {
      tellCandidate(made, this.sensitive, copy, { id, kind: 'SELF_FOUND', about: 'CHILD', urgent: false, division: code, agency, desk: place.desk, byStaff: viewer.staff, kindShown: true, file });
    });
    return id;
  }
}

function refuseUnfit(ids: readonly string[], known: ReadonlyMap<string, Before>): void {
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) throw new DomainError('ITEM_TWICE', { field: `items[${index}].childId` });
    if (!known.has(id)) throw new DomainError('FILE_UNKNOWN', { field: `items[${index}].childId` });
  }
}
