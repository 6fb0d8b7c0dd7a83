import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountResult } from '../../../shared/child-codes';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { MoveButton } from '../../parts/MoveButton';
import { ProblemBox } from '../../parts/ProblemBox';
import { Reading } from '../../parts/Reading';
import { useMove } from '../../use-move';
import { useRead } from '../../use-read';
import { Changes } from '../../form/Changes';
import { ChildLink } from '../parts/ChildLink';
import { PageHead } from '../parts/PageHead';
import { Papers } from '../print/Papers';
import { partForms } from './campaign-forms';
import { ResultSelect } from './ResultSelect';

type Results = Readonly<Record<string, AccountResult>>;
const AT_ONCE = 100;

/** A village's part: every file on record is accounted for, then the part is submitted. */
export function Page() {
  const { id, code } = useParams({ strict: false }) as { readonly id: string; readonly code: string };
  const files = useRead('/api/child-registry/campaigns/{id}/villages/{code}/files', { path: { id, code } });
  const campaign = useRead('/api/child-registry/campaigns/{id}', { path: { id } });
  const part = campaign.data?.villages.find((one) => one.code === code);
  const [chosen, setChosen] = useState<Results>({});
  const save = useMove('/api/child-registry/campaigns/{id}/villages/{code}/results');
  const { campaigns: words } = childWords;
  const isOpen = part?.allowedActions.includes('submit') ?? false;
  const send = async (): Promise<void> => {
    const items = Object.entries(chosen).slice(0, AT_ONCE).map(([childId, result]) => ({ childId, result }));
    const taken = await save.send({ parts: { id, code }, body: { items }, ...(part === undefined ? {} : { version: part.version }) });
    if (taken !== undefined) setChosen({});
  };
  return (
    <>
      <PageHead title={words.account}><Link className="button" to={routes.campaign(id)}>{childWords.backTo(campaign.data?.title ?? words.title)}</Link></PageHead>
      <Papers of={code} forms={['roster']} />
      <Reading of={files}>
        {({ items }) => (items.length === 0 ? <Empty text={words.noFiles} /> : (
          <>
            <DataTable
              caption={words.accountCaption} rows={items} keyOf={({ childId }) => childId} isNew={({ result }) => result === null}
              columns={[
                { head: childWords.moves.child, show: ({ childId }) => <ChildLink id={childId} /> },
                { head: words.result, show: ({ childId, result }) => <ResultSelect value={chosen[childId] ?? result} isOpen={isOpen} onChange={(next) => { setChosen((before) => ({ ...before, [childId]: next })); }} /> },
              ]}
            />
            <ProblemBox error={save.problem} />
            {isOpen && Object.keys(chosen).length > 0 ? <MoveButton isMain isSending={save.isSending} isSlow={save.isSlow} onClick={() => { void send(); }}>{words.save}</MoveButton> : null}
          </>
        ))}
      </Reading>
      {part === undefined ? null : <><p>{words.saved(part.accounted, part.files)}</p><Changes version={part.version} forms={partForms(id, part)} /></>}
    </>
  );
}
