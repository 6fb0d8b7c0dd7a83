import { useState } from 'react';
import type { components } from '#api';
import { administration } from '../../shared/words/administration';
import { wordOf } from '../../shared/words/word-of';
import { DataTable } from '../parts/DataTable';
import { Empty } from '../parts/Empty';
import { Reading } from '../parts/Reading';
import { StatusTag } from '../parts/StatusTag';
import { When } from '../parts/When';
import { useRead } from '../use-read';
import { EventDrawer, type EventMove } from './EventDrawer';
import type { Service } from './services';

const EVERY_MS = 15_000;

/** `mandatory-reporting.report.filed.v1` in words: what it is about. */
function aboutText(type: string): string {
  const { types, otherType } = administration.event;
  return types[type.split('.').slice(1, -1).join('.')] ?? otherType;
}

/** What waits at one service and what it did not know. Nothing is shown of a service where nothing waits but that sentence. */
export function ServiceEvents({ service }: { readonly service: Service }) {
  const words = administration.event;
  const [open, setOpen] = useState<EventMove>();
  const waiting = useRead(`/api/${service}/bus/waiting`, undefined, { every: EVERY_MS });
  const quarantine = useRead(`/api/${service}/bus/quarantine`, undefined, { every: EVERY_MS });
  const name = wordOf(administration.health.parts, service);
  const moves = (key: components['schemas']['WaitingKey']) => (
    <span className="rowmoves">
      <button className="button main" type="button" aria-haspopup="dialog" onClick={() => { setOpen({ move: 'REPLAY', id: key.key, reason: key.reason }); }}>{words.replay}</button>
      <button className="button" type="button" aria-haspopup="dialog" onClick={() => { setOpen({ move: 'DISMISS', id: key.key, reason: key.reason }); }}>{words.dismiss}</button>
    </span>
  );
  return (
    <section className="panel" aria-labelledby={`events-${service}`}>
      <h2 id={`events-${service}`}>{name}</h2>
      <Reading of={waiting}>
        {({ items }) => (items.length === 0 ? <Empty text={words.noneWaiting} /> : (
          <DataTable
            caption={words.waiting} rows={items} keyOf={({ key }) => key}
            columns={[
              { head: words.type, show: ({ type }) => aboutText(type) },
              { head: words.state, show: ({ state }) => <StatusTag tone={state === 'PARKED' ? 'bad' : 'act'}>{wordOf(words.states, state)}</StatusTag> },
              { head: words.since, show: ({ since }) => <When at={since} /> },
              { head: words.attempts, isNumber: true, show: ({ attempts }) => words.times(attempts) },
              { head: words.behind, isNumber: true, show: (one) => words.pieces(one.waiting) },
              { head: administration.actions, show: (key) => (key.state === 'NOT_YET' ? '' : moves(key)) },
            ]}
          />
        ))}
      </Reading>
      <Reading of={quarantine}>
        {({ items }) => (items.length === 0 ? null : (
          <DataTable
            caption={words.quarantined} rows={items} keyOf={({ id }) => id}
            columns={[
              { head: words.received, show: ({ receivedAt }) => <When at={receivedAt} /> },
              { head: words.size, isNumber: true, show: ({ bytes }) => words.bytes(bytes) },
              { head: words.detail, show: ({ reason }) => reason },
              { head: administration.actions, show: ({ id, reason }) => <button className="button" type="button" aria-haspopup="dialog" onClick={() => { setOpen({ move: 'DISMISS_UNKNOWN', id, reason }); }}>{words.dismiss}</button> },
            ]}
          />
        ))}
      </Reading>
      {open === undefined ? null : <EventDrawer key={`${open.move} ${open.id}`} service={service} of={open} name={name} onClose={() => { setOpen(undefined); }} />}
    </section>
  );
}
