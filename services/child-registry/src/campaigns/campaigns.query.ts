import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, equals, matching, readPage, SensitiveRows, type Filters } from '@referrals/service-kit';
import { officeAt } from '../child/office.domain.js';
import { Viewers } from '../viewers.js';
import { campaignCard, partView } from './campaign-view.js';
import type { AccountedFile, AccountedFiles, CampaignFigures, CampaignPage, CampaignQuery, CampaignView } from './campaign.dto.js';
import { campaign as standOf } from './campaign.domain.js';
import { Campaign, CampaignVillage } from './campaign.entity.js';

const FILTERS: Filters<CampaignQuery> = { state: equals('state') };

interface Counted { readonly code: string; readonly files: number; readonly accounted: number }
const COUNTED = 'SELECT code, files, accounted FROM campaign_files($1, NULL)';

/** Campaigns as whoever has a part in them sees them: the county all of it, township and village their own parts. */
@Injectable()
export class Campaigns {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  async list(principal: StaffPrincipal, query: CampaignQuery): Promise<CampaignPage> {
    const viewer = await this.viewers.of(principal);
    // Whose they are row security says: a village has a part in its county's.
    const { rows, next } = await this.read(viewer, (tx) => readPage<Campaign>(tx, { entity: Campaign, asked: query, order: { by: 'opensOn', of: 'day', descending: true }, where: (bind) => matching(FILTERS, query, bind) }));
    return { items: rows.map((row) => campaignCard(row, officeAt(viewer, row.county))), next };
  }

  /** @throws DomainError NOT_FOUND */
  async one(principal: StaffPrincipal, id: string): Promise<CampaignView> {
    const viewer = await this.viewers.of(principal);
    const { campaign, parts, counted } = await this.read(viewer, (tx) => seen(tx, id));
    const runs = campaign.state === 'RUNNING';
    return {
      ...campaignCard(campaign, officeAt(viewer, campaign.county)),
      villages: parts.map((part) => ({ ...partView(part, { place: officeAt(viewer, part.code), runs, sensitive: this.sensitive }), ...filesOf(part, counted) })),
    };
  }

  /** Active files of a village, and what was found of each. @throws DomainError NOT_FOUND */
  async files(principal: StaffPrincipal, id: string, code: string): Promise<AccountedFiles> {
    const viewer = await this.viewers.of(principal);
    return this.read(viewer, async (tx) => {
      const [part, items] = await Promise.all([
        tx.manager.findOneBy(CampaignVillage, { campaign: id, code }),
        tx.query<AccountedFile>(
          `SELECT c.id AS "childId", r.result, r.on_day AS "on", r.candidate FROM child c LEFT JOIN campaign_result r ON r.child = c.id AND r.campaign = $1
           WHERE c.care_division = $2 AND c.status = 'ACTIVE' ORDER BY c.pinyin, c.id`, [id, code]),
      ]);
      if (part === null) throw new DomainError('NOT_FOUND');
      return { items };
    });
  }

  /** How it stands today, of the villages that the viewer sees. @throws DomainError NOT_FOUND */
  async figures(principal: StaffPrincipal, id: string): Promise<CampaignFigures> {
    const { campaign, parts, counted } = await this.read(await this.viewers.of(principal), (tx) => seen(tx, id));
    const stand = standOf(shanghaiDate(this.clock.now()), campaign.closesOn, parts.map((part) => ({
      code: part.code, submittedOn: part.submittedOn, households: part.households ?? undefined, visited: part.visited ?? undefined, ...filesOf(part, counted),
    })));
    return { ...stand, late: [...stand.late], missing: [...stand.missing], unaccounted: [...stand.unaccounted] };
  }

  private read<T>(viewer: StaffPrincipal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.read(databaseContext(viewer, this.clock.now()), work);
  }
}

async function seen(tx: Tx, id: string): Promise<{ campaign: Campaign; parts: CampaignVillage[]; counted: ReadonlyMap<string, Counted> }> {
  const [campaign, parts, counted] = await Promise.all([
    tx.manager.findOneBy(Campaign, { id }), tx.manager.find(CampaignVillage, { where: { campaign: id }, order: { code: 'ASC' } }), tx.query<Counted>(COUNTED, [id]),
  ]);
  if (campaign === null) throw new DomainError('NOT_FOUND');
  return { campaign, parts, counted: new Map(counted.map((one) => [one.code, one])) };
}

const filesOf = ({ code }: CampaignVillage, counted: ReadonlyMap<string, Counted>): { files: number; accounted: number } => {
  const { files = 0, accounted = 0 } = counted.get(code) ?? {};
  return { files, accounted };
};
