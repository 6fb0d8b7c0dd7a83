import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';

export const CAMPAIGN_STATES = ['DRAFT', 'RUNNING', 'CLOSED'] as const;
export type CampaignState = (typeof CAMPAIGN_STATES)[number];
export const PART_STATES = ['OPEN', 'SUBMITTED'] as const;
export type PartState = (typeof PART_STATES)[number];

interface Standing<S> { readonly state: S; readonly version: number }
interface Asker { readonly office: Office }

const from = (least: Office) => (_: unknown, { office }: Asker): boolean => isAtLeast(office, least);

export const CAMPAIGN_ACTIONS = ['start', 'close'] as const;
export type CampaignAction = (typeof CAMPAIGN_ACTIONS)[number];

/** The county begins and ends it. */
export const campaignMoves = new Moves<Standing<CampaignState>, Asker, CampaignAction>({
  states: CAMPAIGN_STATES, initial: ['DRAFT'], actions: CAMPAIGN_ACTIONS,
  rows: [
    { action: 'start', from: ['DRAFT'], to: 'RUNNING', may: from('COUNTY') },
    { action: 'close', from: ['RUNNING'], to: 'CLOSED', may: from('COUNTY') },
  ],
});

export const PART_ACTIONS = ['submit', 'send-back'] as const;
export type PartAction = (typeof PART_ACTIONS)[number];

/** A village submits its part, the township has it looked at again. */
export const partMoves = new Moves<Standing<PartState>, Asker, PartAction>({
  states: PART_STATES, initial: ['OPEN'], actions: PART_ACTIONS,
  rows: [
    { action: 'submit', from: ['OPEN'], to: 'SUBMITTED', may: from('VILLAGE') },
    { action: 'send-back', from: ['SUBMITTED'], to: 'OPEN', may: from('TOWNSHIP') },
  ],
});
