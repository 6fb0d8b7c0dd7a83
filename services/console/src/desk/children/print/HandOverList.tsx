import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Place } from '../../parts/Names';
import { Reading } from '../../parts/Reading';
import { Sheet } from '../../parts/Sheet';
import { useRead } from '../../use-read';
import { Day } from '../parts/Day';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** 交接清单: what was taken over with an appointment, as it stood that day. */
export function HandOverList({ form, id }: PaperProps) {
  const read = useRead('/api/child-registry/appointments/{id}/hand-over', { path: { id } });
  const { posts: words, fields: f, due, print, file } = childWords;
  return (
    <Reading of={read}>
      {({ division, name, madeOn, total, receivedAt, files }) => (
        <Sheet title={print.forms[form]} number="">
          <p><Place code={division} /> {print.handedTo(name)} <Day on={madeOn} /> {words.handOverText(total)} {receivedAt === null ? words.notReceived : words.received}</p>
          <DataTable
            caption={print.handed} rows={files} keyOf={({ child }) => child}
            columns={[
              { head: f.name, show: ({ name: child }) => child ?? childWords.nameless }, { head: f.childNumber, show: ({ number }) => number }, { head: due.contactHead, show: ({ contactDueOn }) => <Day on={contactDueOn} /> },
              { head: due.visitHead, show: ({ visitDueOn }) => <Day on={visitDueOn} /> }, { head: file.problems, isNumber: true, show: ({ problems }) => problems },
            ]}
          />
          <Signed by={[print.handsOver, print.takesOver]} />
        </Sheet>
      )}
    </Reading>
  );
}
