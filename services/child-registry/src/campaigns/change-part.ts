import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { CampaignSentBack, CampaignSubmitted, DomainError } from '@referrals/contracts';
import { shanghaiDate } from '@referrals/calendar';
import type { Change, RowChange, Tx } from '@referrals/database';
import { actorAt, ChangeDoor, SensitiveRows, type Plain, type RequestKey } from '@referrals/service-kit';
import { officeAt } from '../child/office.domain.js';
import { Viewers } from '../viewers.js';
import { partView } from './campaign-view.js';
import type { PartView, SendBackBody, SubmitBody } from './campaign.dto.js';
import { Campaign, CampaignVillage } from './campaign.entity.js';
import { partMoves, type PartAction } from './campaign.moves.domain.js';
import { submitFault, type FilesOfVillage } from './submit.domain.js';

/** Which village's part, and by whom. */
export interface PartRequest<B = object> {
  readonly principal: StaffPrincipal;
  readonly id: string;
  readonly code: string;
  readonly key: RequestKey;
  readonly body: B;
}

/** A part as it is decided on, with its files as they are behind the lock. */
export interface PartState {
  readonly campaign: Campaign;
  readonly part: CampaignVillage;
  readonly files: FilesOfVillage;
  readonly place: NonNullable<ReturnType<typeof officeAt>>;
}

/** A village submits its part of a campaign; the township sends it back. */
@Injectable()
export class ChangePart {
  constructor(private readonly door: ChangeDoor, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE, CAMPAIGN_FILES_UNACCOUNTED {count}, CAMPAIGN_NONE_UNFIT */
  submit(request: PartRequest<SubmitBody> & { readonly version: number }): Promise<PartView> {
    return this.move('submit', request, (change, { files, campaign, part }, viewer) => {
      const { households, visited, found, none } = request.body;
      const fault = submitFault(request.body, files);
      if (fault !== undefined) throw new DomainError(fault.code, { facts: { count: fault.count } });
      change.emit(CampaignSubmitted, { ...idsOf(change, campaign), partId: part.id });
      return { households, visited, found, none, submittedOn: shanghaiDate(change.at), submittedBy: viewer.staff };
    });
  }

  /** @throws DomainError NOT_FOUND, VERSION_STALE, ILLEGAL_MOVE */
  sendBack(request: PartRequest<SendBackBody> & { readonly version: number }): Promise<PartView> {
    return this.move('send-back', request, (change, { campaign, part }) => {
      change.emit(CampaignSentBack, { ...idsOf(change, campaign), partId: part.id, closesOn: campaign.closesOn });
      return { submittedOn: null, submittedBy: null, sentBack: request.body.reason };
    });
  }

  private async move(
    action: PartAction, { principal, id, code, version, key, body }: PartRequest & { readonly version: number },
    work: (change: Change, state: PartState, viewer: StaffPrincipal) => RowChange<Plain<CampaignVillage>>,
  ): Promise<PartView> {
    const viewer = await this.viewers.of(principal);
    return this.door.change({ principal: viewer, key, body }, { id, read: (tx) => readPart(tx, id, code, viewer) }, (change, state) => {
      const { campaign, part, place } = state;
      const moved = partMoves.make(action, part, place, version);
      if (campaign.state !== 'RUNNING') throw new DomainError('CAMPAIGN_NOT_RUNNING');
      const changed = this.sensitive.change(CampaignVillage, { id: part.id }, { ...work(change, state, viewer), state: moved.state, version: moved.version });
      void change.tx.manager.update(CampaignVillage, { id: part.id }, changed);
      change.record(action === 'submit' ? 'campaign.submitted' : 'campaign.sent-back', { village: code }, actorAt(viewer, place.desk));
      return partView({ ...part, ...changed } as CampaignVillage, { place, runs: true, sensitive: this.sensitive });
    });
  }
}

/** Behind the lock. Undefined: there is no such part, or it is not theirs. */
export async function readPart(tx: Tx, id: string, code: string, viewer: StaffPrincipal): Promise<PartState | undefined> {
  const [campaign, part, files] = await Promise.all([
    tx.manager.findOneBy(Campaign, { id }), tx.manager.findOneBy(CampaignVillage, { campaign: id, code }),
    tx.maybeOne<FilesOfVillage>('SELECT files, accounted FROM campaign_files($1, $2)', [id, code]),
  ]);
  const place = officeAt(viewer, code);
  return campaign === null || part === null || files === undefined || place === undefined ? undefined : { campaign, part, files, place };
}

const idsOf = (change: Change, { id, county }: Campaign): { campaignId: string; county: string; at: Change['at'] } => ({ campaignId: id, county, at: change.at });
