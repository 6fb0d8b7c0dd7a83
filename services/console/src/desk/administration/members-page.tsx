import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { components } from '#api';
import type { MemberRole } from '../../shared/codes';
import { routes } from '../../shared/routes';
import { administration } from '../../shared/words/administration';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { PageHead } from '../parts/PageHead';
import { ProblemBox } from '../parts/ProblemBox';
import { Reading } from '../parts/Reading';
import { StatusTag } from '../parts/StatusTag';
import { useMove } from '../use-move';
import { useRead } from '../use-read';
import { AddMemberDrawer } from './AddMemberDrawer';
import { Sections } from './Sections';

type Member = components['schemas']['DeskMember'];

/** Who works at a desk. The list is replaced as a whole, by the version that was seen. */
export function Page() {
  const { id } = useParams({ strict: false }) as { id: string };
  const words = administration.member;
  const [isAdding, setAdding] = useState(false);
  const desk = useRead('/api/directory/desks/{id}', { path: { id } });
  const read = useRead('/api/directory/desks/{id}/members', { path: { id } });
  const setting = useMove('/api/directory/desks/{id}/members', 'put');
  const set = (members: Member[]) => setting.send({ parts: { id }, version: read.data?.version ?? 0, body: { members } });
  return (
    <>
      <PageHead title={desk.data === undefined ? administration.members : words.title(desk.data.name)}>
        <button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setAdding(true); }}>{words.add}</button>
      </PageHead>
      <Sections />
      <p><Link className="button" to={`${routes.administration}/desks`}>{words.back}</Link></p>
      <ProblemBox error={isAdding ? undefined : setting.problem} />
      <Reading of={read}>
        {({ members }) => {
          const kept = (without?: string): Member[] => members.filter(({ staff }) => staff !== without).map(({ staff, role, functions }) => ({ staff, role, functions }));
          const give = (staff: string, role: MemberRole): void => { void set(kept().map((one) => (one.staff === staff ? { ...one, role } : one))); };
          return (
            <>
              {members.length === 0 ? <Empty text={words.empty} /> : (
                <DataTable
                  caption={words.caption} rows={members} keyOf={({ staff }) => staff}
                  columns={[
                    { head: words.name, show: ({ displayName }) => displayName },
                    { head: words.account, show: ({ account, status }) => <>{account} {status === 'SUSPENDED' ? <StatusTag tone="bad">{words.suspended}</StatusTag> : null}</> },
                    {
                      head: words.role, show: ({ staff, role, displayName }) => (
                        <select className="button" aria-label={`${words.role} ${displayName}`} value={role} onChange={(event) => { give(staff, event.target.value as MemberRole); }}>
                          {(Object.keys(shared.memberRole) as MemberRole[]).map((one) => <option key={one} value={one}>{wordOf(shared.memberRole, one)}</option>)}
                        </select>
                      ),
                    },
                    {
                      head: administration.actions, show: ({ staff, displayName }) => (
                        <button className="button" type="button" aria-label={`${words.remove} ${displayName}`} onClick={() => { if (window.confirm(words.removeConfirm(displayName))) void set(kept(staff)); }}>{words.remove}</button>
                      ),
                    },
                  ]}
                />
              )}
              {isAdding ? <AddMemberDrawer setting={setting} onAdd={(member) => set([...kept(member.staff), member])} onClose={() => { setting.forget(); setAdding(false); }} /> : null}
            </>
          );
        }}
      </Reading>
    </>
  );
}
