import { childWords } from '../../../shared/words/children';
import { useRead } from '../../use-read';
import { Place } from '../../parts/Names';
import { Facts } from '../../parts/Facts';

/** How it stands today. */
export function CampaignFigures({ id }: { readonly id: string }) {
  const { data } = useRead('/api/child-registry/campaigns/{id}/figures', { path: { id } });
  const words = childWords.campaigns;
  if (data === undefined) return null;
  const places = (codes: readonly string[]) => (codes.length === 0 ? null : <>{codes.map((code) => <span key={code}><Place code={code} /> </span>)}</>);
  return (
    <section className="panel" aria-label={words.progress}>
      <Facts of={[
        [words.submitted, childWords.of(data.submitted, data.villages)], [words.percent, data.percent === null ? null : `${data.percent}%`], [words.household, data.householdPercent === null ? null : `${data.householdPercent}%`],
        [words.late, places(data.late)], [words.missing, places(data.missing)], [words.unaccounted, places(data.unaccounted)],
      ]} />
    </section>
  );
}
