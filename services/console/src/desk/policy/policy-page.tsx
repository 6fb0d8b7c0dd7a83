import { useState } from 'react';
import type { components } from '#api';
import { oversight } from '../../shared/words/oversight';
import { MoveButton } from '../parts/MoveButton';
import { PageHead } from '../parts/PageHead';
import { ProblemBox } from '../parts/ProblemBox';
import { useMove } from '../use-move';
import { ComparedTable } from './ComparedTable';
import { factsOf, NO_FACTS } from './facts';
import { FactsFields } from './FactsFields';
import { RoutingTable } from './RoutingTable';
import '../panels.css';

type Decision = components['schemas']['PreviewedDecision'];

/** Where a report with such facts would go, and what another set of facts would change. Nothing is filed. */
export function Page() {
  const words = oversight.policy;
  const [sets, setSets] = useState([NO_FACTS]);
  const [decisions, setDecisions] = useState<readonly Decision[]>([]);
  const previewing = useMove('/api/referral-desk/routing/preview');
  const preview = async (): Promise<void> => {
    const answers: Decision[] = [];
    for (const form of sets) {
      const answer = await previewing.send({ body: factsOf(form) });
      if (answer === undefined) return;
      answers.push(answer);
    }
    setDecisions(answers);
  };
  const isCompared = sets.length > 1;
  const [first, second] = decisions;
  return (
    <>
      <PageHead title={words.title} />
      <p>{words.lead}</p>
      <form onSubmit={(event) => { event.preventDefault(); if (!previewing.isSending) void preview(); }} noValidate>
        <div className={isCompared ? 'twofold' : 'narrow'}>
          {sets.map((form, index) => (
            <FactsFields key={index === 0 ? 'first' : 'second'} id={index === 0 ? 'first' : 'second'} title={!isCompared ? words.facts : index === 0 ? words.first : words.second} form={form}
              onChange={(changed) => { setSets(sets.map((one, at) => (at === index ? changed : one))); }}
            />
          ))}
        </div>
        <p className="rowmoves">
          <MoveButton isMain isSending={previewing.isSending} isSlow={previewing.isSlow}>{words.preview}</MoveButton>
          <button className="button" type="button" onClick={() => { setSets(isCompared ? sets.slice(0, 1) : [...sets, ...sets]); setDecisions([]); }}>{isCompared ? words.single : words.compare}</button>
        </p>
        <ProblemBox error={previewing.problem} />
      </form>
      <section aria-labelledby="result" aria-live="polite">
        <h2 id="result">{words.result}</h2>
        {first === undefined ? null : <RoutingTable caption={isCompared ? words.first : words.result} of={first} />}
        {first === undefined || second === undefined ? null : <><RoutingTable caption={words.second} of={second} /><ComparedTable first={first} second={second} /></>}
      </section>
    </>
  );
}
