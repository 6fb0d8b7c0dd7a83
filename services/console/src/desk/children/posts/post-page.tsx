import { Link, useParams } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place, Who } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Facts } from '../../parts/Facts';
import { PageHead } from '../parts/PageHead';
import { Part } from '../parts/Part';
import { Period } from '../parts/Period';
import { Papers } from '../print/Papers';
import { Appointments } from './Appointments';
import { deputyForms, postForms } from './post-forms';

/** One post: who held it when, who stands in, how they did. */
export function Page() {
  const { id } = useParams({ strict: false }) as { readonly id: string };
  const post = useRead('/api/child-registry/posts/{id}', { path: { id } });
  const { posts: words, codes } = childWords;
  return (
    <>
      <PageHead title={post.data === undefined ? words.one : codes.post[post.data.kind]}><Link className="button" to={routes.posts}>{childWords.backTo(words.title)}</Link></PageHead>
      <Reading of={post}>
        {(read) => (
          <>
            <section className="panel" aria-label={words.one}>
              <Facts of={[
                [words.place, <Place key="place" code={read.division} />], [childWords.candidates.state, codes.postState[read.state]], [words.vacantSince, read.vacantSince === null ? null : <><StatusTag tone="bad">{words.vacant}</StatusTag> <Day on={read.vacantSince} /></>],
                [words.appointBy, read.appointBy === null ? null : <Day on={read.appointBy} />],
              ]} />
              <Changes version={read.version} forms={postForms(read)} hasMain={read.vacantSince !== null} />
              <Papers of={id} forms={['duties']} />
            </section>
            <Part title={words.appointments} isOneTable>{read.appointments.length === 0 ? <p className="sub">{words.noHolder}</p> : <Appointments of={read.appointments} />}</Part>
            <Part title={words.deputies}>{read.deputies.length === 0 ? <p className="sub">{words.noDeputies}</p> : read.deputies.map((one) => <div key={one.id}><p>{one.name ?? <Who id={one.staff} />} <Period from={one.from} to={one.to} /></p><Changes version={read.version} forms={deputyForms(id, one)} of={one.name ?? ''} /></div>)}</Part>
            <Part title={words.evaluations} isOneTable>
              {read.evaluations.length === 0 ? <p className="sub">{words.noEvaluations}</p> : (
                <DataTable
                  caption={words.evaluations} rows={read.evaluations} keyOf={(one) => one.id}
                  columns={[{ head: words.year, show: ({ year }) => year }, { head: words.holder, show: ({ appointment }) => read.appointments.find((one) => one.appointment === appointment)?.name }, { head: words.result, show: ({ result, note }) => <>{codes.evaluation[result]}{note === null ? null : <small className="sub">{note}</small>}</> }]}
                />
              )}
            </Part>
          </>
        )}
      </Reading>
    </>
  );
}
