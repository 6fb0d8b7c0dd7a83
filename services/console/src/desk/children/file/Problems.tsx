import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { Reading } from '../../parts/Reading';
import { StatusTag } from '../../parts/StatusTag';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Part } from '../parts/Part';
import { isWorkedOn, type FileView } from './file-view';
import { addHelp, findProblem, problemForms } from './problem-forms';

/** What is to be solved, and what was done. */
export function Problems({ file }: { readonly file: FileView }) {
  const read = useRead('/api/child-registry/children/{id}/problems', { path: { id: file.id } }, { isOn: file.detail !== null });
  const { file: words, fields: f, codes } = childWords;
  if (file.detail === null) return null;
  return (
    <Part title={words.problems} buttons={isWorkedOn(file) ? <Changes version={file.version} forms={[findProblem(file.id), addHelp(file.id)]} /> : null}>
      <Reading of={read}>
        {({ problems, helps }) => (
          <>
            {problems.length === 0 ? <Empty text={words.noProblems} /> : (
              <DataTable
                caption={words.problems} rows={problems} keyOf={({ id }) => id}
                columns={[
                  { head: f.problemKind, show: ({ kind, severity, found }) => <>{codes.problem[kind]} <StatusTag tone={severity === 'H' ? 'bad' : 'soft'}>{codes.severity[severity]}</StatusTag>{found === null ? null : <small className="sub">{found}</small>}</> },
                  { head: childWords.candidates.state, show: ({ state, solution, who, doBy, done }) => <>{codes.problemState[state]}{[[solution, who].filter(Boolean).join(' · '), done].filter(Boolean).map((text) => <small key={text} className="sub">{text}</small>)}{doBy === null ? null : <small className="sub">{words.doBy} <Day on={doBy} /></small>}</> },
                  { head: f.decision, show: (problem) => <Changes version={file.version} forms={problemForms(file.id, problem)} of={codes.problem[problem.kind]} /> },
                ]}
              />
            )}
            {helps.length === 0 ? null : <DataTable caption={words.helps} rows={helps} keyOf={({ id }) => id} columns={[{ head: f.on, show: ({ on }) => <Day on={on} /> }, { head: f.helpKind, show: ({ kind, what, byWhom }) => [codes.help[kind], what, byWhom].filter(Boolean).join(' · ') }]} />}
          </>
        )}
      </Reading>
    </Part>
  );
}
