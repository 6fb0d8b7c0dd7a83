import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { Filters, useFilters, type Filter } from '../../parts/Filters';
import { Place } from '../../parts/Names';
import { StatusTag } from '../../parts/StatusTag';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { PagedTable } from '../../parts/PagedTable';
import { PageHead } from '../parts/PageHead';
import { useReadMore } from '../../use-read-more';
import { campaignForms } from './campaign-forms';
import { PlanCampaign } from './PlanCampaign';

/** Campaigns that the caller has a part in. */
export function Page() {
  const { campaigns: words, codes, fields: f } = childWords;
  const filters: readonly Filter[] = [{ name: 'state', label: childWords.candidates.state, choices: codes.campaignState }];
  const list = useReadMore('/api/child-registry/campaigns', useFilters(filters));
  return (
    <>
      <PageHead title={words.title}><PlanCampaign /></PageHead>
      <Filters filters={filters} />
      <PagedTable
        of={list} caption={words.caption} empty={words.empty} keyOf={({ id }) => id}
        columns={[
          { head: f.title, show: ({ id, title }) => <Link to={routes.campaign(id)}>{title}</Link> }, { head: f.county, show: ({ county }) => <Place code={county} /> },
          { head: words.from, show: ({ opensOn }) => <Day on={opensOn} /> }, { head: words.to, show: ({ closesOn }) => <Day on={closesOn} /> },
          { head: childWords.candidates.state, show: ({ state }) => <StatusTag tone={state === 'RUNNING' ? 'act' : 'soft'}>{codes.campaignState[state]}</StatusTag> },
          { head: f.decision, show: (campaign) => <Changes version={campaign.version} forms={campaignForms(campaign)} of={campaign.title} /> },
        ]}
      />
    </>
  );
}
