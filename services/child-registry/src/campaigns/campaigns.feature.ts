import { AccountFiles } from './account-files.js';
import { CampaignController, CampaignMovesController, PartController } from './campaign.controller.js';
import { Campaigns } from './campaigns.query.js';
import { ChangePart } from './change-part.js';
import { MakeCampaign } from './make-campaign.js';

/** Campaigns, as the service's description names them. */
export const campaignFeature = { controllers: [CampaignController, PartController, CampaignMovesController], providers: [MakeCampaign, ChangePart, AccountFiles, Campaigns] };
