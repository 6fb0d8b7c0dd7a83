import { useEffect, useState } from 'preact/hooks';
import { routes } from '../../shared/routes';
import { report } from '../../shared/words/report';
import { useObserved } from '../keep/use-observed';
import { who } from '../keep/who';
import { BottomBar } from '../parts/BottomBar';
import { Call110 } from '../parts/Call110';
import { Frame } from '../parts/Frame';
import { goTo } from '../go-to';
import { current, openReport, submit } from './current';
import { DraftSwitch } from './DraftSwitch';
import { textOf } from './form';
import { linesOf } from './read-over';
import { missingIn, stepOf } from './to-body';

const STEPS = [['what', routes.report], ['child', routes.reportChild], ['place', routes.reportPlace]] as const;

/** One page to read over before it is submitted, each part to change. */
export function Page() {
  const now = useObserved(current);
  const { kind } = useObserved(who);
  const [working, setWorking] = useState(false);
  useEffect(() => { if (kind === 'NOBODY' || kind === 'STAFF') void openReport(); }, [kind]);
  const head = <><p class="step">{report.check.step}</p><h1 tabIndex={-1}>{report.check.title}</h1></>;
  if (now === undefined) return <Frame>{head}</Frame>;
  const { form } = now.open.content;
  const missing = missingIn(form);
  const refusals = now.problem?.errors ?? [];
  const send = async (): Promise<void> => {
    setWorking(true);
    if (await submit()) goTo(routes.reportSent);
    else setWorking(false);
  };
  const bar = (
    <BottomBar>
      <button class="button" type="button" onClick={() => { goTo(routes.reportPlace); }}>{report.back}</button>
      <button class="button main" type="button" aria-disabled={missing.length > 0 || working} onClick={() => { if (missing.length === 0 && !working) void send(); }}>{report.submit}</button>
    </BottomBar>
  );
  return (
    <Frame bar={bar}>
      {head}
      {textOf(form, 'danger') === 'IMMINENT' ? <Call110 /> : null}
      {now.problem === undefined ? null : <p class="note" role="alert">{report.refused}<br />{now.problem.title}</p>}
      {STEPS.map(([step, to]) => (
        <section class="card" key={step}>
          <h2>{report[step].title}</h2>
          {missing.filter((field) => stepOf(field) === step).map((field) => <p class="error" key={field}>{field === 'narrative' ? report.missing.narrative : report.missing.child}</p>)}
          {refusals.filter(({ field }) => stepOf(field) === step).map(({ field, title }) => <p class="error" key={field}>{title}</p>)}
          <ReadOver lines={linesOf(form, step)} />
          <p><button class="button" type="button" aria-label={`${report.change}${report[step].title}`} onClick={() => { goTo(to); }}>{report.change}</button></p>
        </section>
      ))}
      <p class="note">{report.beside}</p>
      <DraftSwitch />
    </Frame>
  );
}

function ReadOver({ lines }: { readonly lines: ReturnType<typeof linesOf> }) {
  if (lines.length === 0) return <p class="hint">{report.nothing}</p>;
  return <dl class="read-over">{lines.map(({ label, text }) => <div key={label}><dt>{label}</dt><dd>{text}</dd></div>)}</dl>;
}
