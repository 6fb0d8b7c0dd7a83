import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { CampaignAsked, CampaignClosed, CampaignReleased, CampaignStarted, DomainError } from '@referrals/contracts';
import type { Change } from '@referrals/database';
import { actorAt, ChangeDoor, DirectoryCopyStore, type DirectoryCopy, type MakesMoves, type MoveRequest, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { ownerAt } from '../candidates/owner-at.js';
import { isAtLeast, officeAt } from '../child/office.domain.js';
import { Viewers } from '../viewers.js';
import { campaignCard } from './campaign-view.js';
import type { CampaignCard, NewCampaign } from './campaign.dto.js';
import { Campaign, CampaignVillage } from './campaign.entity.js';
import { campaignMoves, type CampaignAction } from './campaign.moves.domain.js';

/** The county plans a campaign, begins and ends it. Nothing of a file ends by it. */
@Injectable()
export class MakeCampaign implements MakesMoves<CampaignAction> {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly directory: DirectoryCopyStore) {}

  /** @throws DomainError NOT_IN_AREA, PERIOD_INVALID, ITEM_TWICE */
  async make({ principal, key, body }: { readonly principal: StaffPrincipal; readonly key: RequestKey; readonly body: NewCampaign }): Promise<CampaignCard> {
    const viewer = await this.viewers.of(principal);
    const { title, county, opensOn, closesOn, categories, villages } = body;
    const place = countyOffice(viewer, county);
    if (closesOn < opensOn) throw new DomainError('PERIOD_INVALID', { field: 'closesOn' });
    for (const [index, code] of villages.entries()) {
      if (!code.startsWith(county)) throw new DomainError('NOT_IN_AREA', { field: `villages[${index}]` });
      if (villages.indexOf(code) < index) throw new DomainError('ITEM_TWICE', { field: `villages[${index}]` });
    }
    const id = v7();
    return this.door.create({ principal: viewer, key, body, actor: actorAt(viewer, place.desk) }, { id }, (change) => {
      const campaign: Campaign = { id, title, county, opensOn, closesOn, categories, state: 'DRAFT', version: 1, madeAt: change.at };
      void change.tx.manager.insert(Campaign, campaign);
      void change.tx.manager.insert(CampaignVillage, villages.map((code) => newPart(id, code)));
      change.record('campaign.planned', { villages: villages.length });
      return campaignCard(campaign, place);
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, REGISTRY_NOT_READY */
  async move(action: CampaignAction, { id, principal, version, key, body }: MoveRequest): Promise<CampaignCard> {
    const viewer = await this.viewers.of(principal);
    const read = async (tx: Change['tx']) => {
      const [campaign, parts, copy] = await Promise.all([tx.manager.findOneBy(Campaign, { id }), tx.manager.findBy(CampaignVillage, { campaign: id }), this.directory.load(tx)]);
      return campaign === null ? undefined : { campaign, parts, copy };
    };
    return this.door.change({ principal: viewer, key, body }, { id, read }, (change, { campaign, parts, copy }) => {
      const place = officeAt(viewer, campaign.county) ?? { office: 'VILLAGE' as const, desk: '' };
      const after = { ...campaign, ...campaignMoves.make(action, campaign, place, version) };
      void change.tx.manager.update(Campaign, { id }, { state: after.state, version: after.version });
      change.record(action === 'start' ? 'campaign.started' : 'campaign.closed', {}, actorAt(viewer, place.desk));
      tell(change, after, parts, copy);
      return campaignCard(after, place);
    });
  }
}

/** @throws DomainError NOT_IN_AREA for who does not answer for the county */
export function countyOffice(viewer: StaffPrincipal, county: string): NonNullable<ReturnType<typeof officeAt>> {
  const place = county.length === 6 ? officeAt(viewer, county) : undefined;
  if (place === undefined || !isAtLeast(place.office, 'COUNTY')) throw new DomainError('NOT_IN_AREA', { field: 'county' });
  return place;
}

function tell(change: Change, { id, county, closesOn, state }: Campaign, parts: readonly CampaignVillage[], copy: DirectoryCopy): void {
  const ids = { campaignId: id, county, at: change.at };
  if (state === 'CLOSED') {
    for (const part of parts.filter((one) => one.state === 'OPEN')) change.emit(CampaignReleased, { ...ids, partId: part.id });
    change.emit(CampaignClosed, ids);
    return;
  }
  change.emit(CampaignStarted, { ...ids, closesOn });
  for (const part of parts) change.emit(CampaignAsked, { ...ids, partId: part.id, closesOn, owner: ownerAt(copy, part.code, shanghaiDate(change.at)) });
}

const newPart = (campaign: string, code: string): CampaignVillage =>
  ({ id: v7(), campaign, code, state: 'OPEN', version: 1, households: null, visited: null, found: null, none: false, submittedOn: null, submittedBy: null, sentBack: null });
