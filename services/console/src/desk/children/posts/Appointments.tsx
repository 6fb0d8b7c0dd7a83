import type { components } from '#api';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Changes } from '../../form/Changes';
import { Day } from '../parts/Day';
import { Period } from '../parts/Period';
import { Papers } from '../print/Papers';
import { appointmentForms } from './post-forms';

/** Who held a post, the last first. */
export function Appointments({ of }: { readonly of: readonly components['schemas']['AppointmentView'][] }) {
  const { posts: words, codes, fields: f } = childWords;
  return (
    <DataTable
      caption={words.appointments} rows={of} keyOf={({ appointment }) => appointment}
      columns={[
        { head: words.holder, show: ({ name, phone, capacity, hasAccount }) => <>{name}<small className="sub">{[codes.holder[capacity], phone, hasAccount ? words.hasAccount : words.noAccount].filter(Boolean).join(' · ')}</small></> },
        { head: words.until, show: ({ from, to, endReason }) => <><Period from={from} to={to} />{endReason === null ? null : <small className="sub">{codes.appointmentEnd[endReason]}</small>}</> },
        { head: words.criteria, show: ({ criteria, reason }) => <>{criteria.map((code) => codes.criterion[code]).join(' · ')}{reason === null ? null : <small className="sub">{reason}</small>}</> },
        { head: words.records, show: ({ recordCheckedOn }) => <Day on={recordCheckedOn} /> },
        { head: words.handOver, show: ({ appointment, handOver }) => (handOver === null ? null : <>{words.handOverText(handOver.files)}<Papers of={appointment} forms={['hand-over']} /><small className="sub">{handOver.receivedAt === null ? words.notReceived : words.received}</small></>) },
        { head: f.decision, show: (one) => <Changes version={one.version} forms={appointmentForms(one)} of={one.name} /> },
      ]}
    />
  );
}
