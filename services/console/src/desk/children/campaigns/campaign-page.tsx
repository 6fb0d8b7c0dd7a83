import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { PageHead } from '../parts/PageHead';
import { Papers } from '../print/Papers';
import { campaignForms, partForms } from './campaign-forms';
import { CampaignFigures } from './CampaignFigures';

/** A campaign with the villages that the caller sees. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const campaign = useRead('/api/child-registry/campaigns/{id}', { path: { id } });
  const { campaigns: words, codes, fields: f } = childWords;
  return (
    <>
      <PageHead title={campaign.data?.title ?? words.title}><Link className="button" to={routes.campaigns}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={campaign}>
        {(read) => (
          <>
            <p><StatusTag tone={read.state === 'RUNNING' ? 'act' : 'soft'}>{codes.campaignState[read.state]}</StatusTag> <Day on={read.opensOn} />{childWords.until}<Day on={read.closesOn} /></p>
            <Changes version={read.version} forms={campaignForms(read)} hasMain />
            <Papers of={id} forms={['campaign']} />
            {read.state === 'DRAFT' ? null : <CampaignFigures id={id} />}
            <DataTable
              caption={words.villages} rows={read.villages} keyOf={({ code }) => code}
              columns={[
                { head: words.village, show: ({ code }) => <Link to={routes.campaignVillage(id, code)}><Place code={code} /></Link> }, { head: words.households, isNumber: true, show: ({ households }) => households },
                { head: words.visited, isNumber: true, show: ({ visited }) => visited }, { head: words.accounted, isNumber: true, show: ({ files, accounted }) => childWords.of(accounted, files) },
                { head: words.found, isNumber: true, show: ({ found, none }) => (none ? words.none : found) },
                { head: words.submitted, show: ({ state, submittedOn, sentBack }) => <>{codes.part[state]} <Day on={submittedOn} />{sentBack === null ? null : <small className="sub">{words.sentBack} {sentBack}</small>}</> },
                { head: f.decision, show: (part) => <Changes version={part.version} forms={partForms(id, part)} /> },
              ]}
            />
          </>
        )}
      </Reading>
    </>
  );
}
