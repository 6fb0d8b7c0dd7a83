import { childWords } from '../../../shared/words/children';
import { Place } from '../../parts/Names';
import { PagedTable, type PagedTableProps } from '../../parts/PagedTable';
import { Sheet } from '../../parts/Sheet';
import type { PaperProps } from './paper-props';
import { Signed } from './Signed';

/** A list of a place, by its code, on paper. */
export function PlacePaper<Row>({ form, id, ...table }: PaperProps & PagedTableProps<Row>) {
  return (
    <Sheet title={childWords.print.forms[form]} number="">
      <p><Place code={id} /></p>
      <PagedTable {...table} />
      <Signed />
    </Sheet>
  );
}
