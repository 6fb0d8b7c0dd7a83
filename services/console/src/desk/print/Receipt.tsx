import { exactTime } from '../../shared/dates';
import { shared } from '../../shared/words/shared';
import { work } from '../../shared/words/work';
import { wordOf } from '../../shared/words/word-of';
import { Reading } from '../parts/Reading';
import { useRead } from '../use-read';
import type { FormProps } from './form-props';
import { Sheet } from '../parts/Sheet';
import { Facts } from '../parts/Facts';

/** What a reporter keeps: number, time and who has it. The code is on the page that was shown after sending, and nowhere else. */
export function Receipt({ form, id }: FormProps) {
  const words = work.print;
  const report = useRead('/api/mandatory-reporting/reports/{id}', { path: { id } });
  return (
    <Reading of={report}>
      {({ number, filedAt, leads }) => (
        <Sheet title={words.forms[form] ?? words.title} number={number}>
          <p>{words.receiptText}</p>
          <Facts of={[[words.number, number], [words.filedAt, exactTime(filedAt)], [words.agency, leads.map((agency) => wordOf(shared.agency, agency)).join(shared.comma)]]} />
          <p className="sub">{words.law}</p>
        </Sheet>
      )}
    </Reading>
  );
}
