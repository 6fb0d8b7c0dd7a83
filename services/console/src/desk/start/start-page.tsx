import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { wordOf } from '../../shared/words/word-of';
import { useMe } from '../me';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';

/** Who I am here: my name and my desks. */
export function Page() {
  const me = useMe();
  const words = desk.start;
  return (
    <>
      <h1 tabIndex={-1}>{words.hello(me.displayName)}</h1>
      {me.desks.length === 0 ? <Empty text={words.noDesks} /> : (
        <DataTable
          caption={words.desks} rows={me.desks} keyOf={({ id }) => id}
          columns={[
            { head: words.name, show: ({ name }) => name },
            { head: words.agency, show: ({ agency }) => wordOf(shared.agency, agency) },
            { head: words.role, show: ({ role }) => wordOf(shared.memberRole, role) },
          ]}
        />
      )}
    </>
  );
}
