import { oversight } from '../../shared/words/oversight';
import { Filters, useFilters } from '../parts/Filters';
import { PageHead } from '../parts/PageHead';
import { CountFigures } from './CountFigures';
import { OpenFigures } from './OpenFigures';
import { SituationFigures } from './SituationFigures';
import { TimeFigures } from './TimeFigures';
import '../panels.css';

/** What lies open, how long steps took, and how many there were: counts of what the caller may see, small ones hidden by the server. */
export function Page() {
  const words = oversight.figures;
  const filters = [{ name: 'from', label: words.from }, { name: 'to', label: words.to }];
  const period = useFilters(filters);
  return (
    <>
      <PageHead title={words.title} />
      <p>{words.lead}</p>
      <OpenFigures />
      <h2>{words.times} · {words.counts}</h2>
      <Filters filters={filters} />
      <p className="sub">{words.period}</p>
      <TimeFigures period={period} />
      <CountFigures period={period} />
      <SituationFigures period={period} />
    </>
  );
}
