import { report } from '../../shared/words/report';
import { goOn, startReport } from './current';
import { EMPTY } from './form';

/** A draft lies here: on with it, or another one beside it. */
export function Found() {
  return (
    <section class="card">
      <p>{report.draft.found}</p>
      <div class="actions">
        <button class="button main" type="button" onClick={goOn}>{report.draft.resume}</button>
        <button class="button" type="button" onClick={() => { void startReport(EMPTY); }}>{report.draft.fresh}</button>
      </div>
    </section>
  );
}
