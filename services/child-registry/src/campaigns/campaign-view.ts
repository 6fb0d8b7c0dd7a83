import type { SensitiveRows } from '@referrals/service-kit';
import type { Office } from '../child/office.domain.js';
import type { CampaignCard, PartView } from './campaign.dto.js';
import { CampaignVillage, type Campaign } from './campaign.entity.js';
import { campaignMoves, partMoves } from './campaign.moves.domain.js';

type Place = { readonly office: Office } | undefined;

export function campaignCard({ madeAt: _madeAt, ...campaign }: Campaign, place: Place): CampaignCard {
  return { ...campaign, allowedActions: place === undefined ? [] : campaignMoves.allowed(campaign, place) };
}

/** @param runs the campaign does: else nothing can be done */
export function partView(row: CampaignVillage, { place, runs, sensitive }: { readonly place: Place; readonly runs: boolean; readonly sensitive: SensitiveRows }): PartView {
  const { code, state, version, households, visited, found, none, submittedOn } = row;
  return {
    code, state, version, households, visited, found, none, submittedOn, sentBack: sensitive.plain(CampaignVillage, row).sentBack,
    allowedActions: place === undefined || !runs ? [] : partMoves.allowed(row, place),
  };
}
