import { own } from '../../shared/words/own';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { ProblemBox } from '../parts/ProblemBox';
import { Reading } from '../parts/Reading';
import { When } from '../parts/When';
import { useMove } from '../use-move';
import { useRead } from '../use-read';

/** Phones that stay the person's by a PIN, each to be ended from here. */
export function KeptPhones() {
  const read = useRead('/api/directory/me/field-sessions');
  const ending = useMove('/api/directory/me/field-sessions/{id}/end');
  return (
    <section className="panel" aria-labelledby="kept-phones">
      <h2 id="kept-phones">{own.devices}</h2>
      <ProblemBox error={ending.problem} />
      <Reading of={read}>
        {({ items }) => items.length === 0 ? <Empty text={own.noDevices} /> : (
          <>
            <p>{own.devicesMean}</p>
            <DataTable
              caption={own.devices} rows={items} keyOf={({ id }) => id}
              columns={[
                { head: own.since, show: ({ startedAt }) => <When at={startedAt} /> },
                { head: own.lastSeen, show: ({ openedAt }) => openedAt === null ? own.neverSeen : <When at={openedAt} /> },
                { head: own.until, show: ({ endsAt }) => <When at={endsAt} /> },
                { head: own.end, show: ({ id }) => <button className="button" type="button" disabled={ending.isSending} onClick={() => { void ending.send({ parts: { id } }); }}>{own.end}</button> },
              ]}
            />
          </>
        )}
      </Reading>
    </section>
  );
}
