import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { When } from '../../parts/When';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { ChildLink } from '../parts/ChildLink';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { PageHead } from '../parts/PageHead';
import { Part } from '../parts/Part';
import { candidateForms } from './candidate-forms';
import { Matches } from './Matches';

/** One lead: whom to look for, which files may be theirs, and what came of it. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const lead = useRead('/api/child-registry/candidates/{id}', { path: { id } });
  const { candidates: words, fields: f, codes } = childWords;
  return (
    <>
      <PageHead title={words.one}><Link className="button" to={routes.candidates}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={lead}>
        {(read) => (
          <>
            <section className="panel" aria-label={words.whom}>
              <Facts of={[
                [words.whom, <>{read.name ?? words.unnamed} <span className="sub">{codes.about[read.about]}</span></>], [words.kind, read.kind === null ? words.kindHidden : codes.candidateKind[read.kind]],
                [words.state, <><StatusTag tone={read.state === 'CONCLUDED' ? 'soft' : 'act'}>{codes.candidateState[read.state]}</StatusTag> {read.urgent ? <StatusTag tone="bad">{words.urgent}</StatusTag> : null}</>],
                [words.place, <Place key="place" code={read.assignedTo ?? read.division} />], [words.due, read.state === 'CONCLUDED' ? null : <Day on={read.dueOn} />], [words.told, <When key="told" at={read.toldAt} />],
                [f.idNumber, read.idNumber], [f.phone, read.phone], [words.source, read.told === null ? null : shared.agency[read.told.agency]], [words.since, read.told?.since ? <Day on={read.told.since} /> : null], [words.document, read.told?.document],
                [f.candidateNote, read.told?.note], [words.returned, read.returned],
                [words.outcome, read.outcome === null ? null : codes.outcome[read.outcome]], [words.answer, read.answer], [words.elsewhere, read.elsewhere === null ? null : <Place code={read.elsewhere} />], [words.paper, read.paper],
                [words.file, read.childId === null ? null : <ChildLink id={read.childId} />], [words.same, read.same.length === 0 ? null : words.sameCount(read.same.length)],
              ]} />
              {read.tries.map(({ on, how }) => <p key={`${on} ${how}`}><Day on={on} /> {how}</p>)}
              <div className="moves">
                {read.allowedActions.includes('conclude') ? <Link className="button main" to={routes.newChild} search={{ candidate: read.id }}>{words.openFile}</Link> : null}
                <Changes version={read.version} forms={candidateForms(read)} />
              </div>
            </section>
            <Part title={words.matches} isOneTable><Matches lead={read} /></Part>
          </>
        )}
      </Reading>
    </>
  );
}
