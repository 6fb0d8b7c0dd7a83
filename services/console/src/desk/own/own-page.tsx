import { shared } from '../../shared/words/shared';
import { own } from '../../shared/words/own';
import { wordOf } from '../../shared/words/word-of';
import { useMe } from '../me';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { PageHead } from '../parts/PageHead';
import { Appearance } from './Appearance';
import { ChangePassword } from './ChangePassword';
import { KeptPhones } from './KeptPhones';
import { Sessions } from './Sessions';
import '../panels.css';

/** Who I am here, my desks, my password, how it looks on this device, and where I am signed in. */
export function Page() {
  const me = useMe();
  return (
    <>
      <PageHead title={own.title} />
      <div className="twofold">
        <section className="panel" aria-labelledby="who">
          <h2 id="who">{me.displayName}</h2>
          <dl className="facts">
            <div><dt>{own.account}</dt><dd>{me.account}</dd></div>
            <div><dt>{own.organisation}</dt><dd>{me.organisation.name}</dd></div>
            {me.roles.length === 0 ? null : <div><dt>{own.roles}</dt><dd>{me.roles.map((role) => wordOf(shared.staffRole, role)).join(shared.comma)}</dd></div>}
          </dl>
          {me.desks.length === 0 ? <Empty text={own.noDesks} /> : (
            <DataTable
              caption={own.desks} rows={me.desks} keyOf={({ id }) => id}
              columns={[{ head: own.desk, show: ({ name }) => name }, { head: own.deskRole, show: ({ role }) => wordOf(shared.memberRole, role) }]}
            />
          )}
        </section>
        <Appearance />
        <ChangePassword />
        <Sessions />
        <KeptPhones />
      </div>
    </>
  );
}
