import { useMutation } from '@tanstack/react-query';
import { oversight } from '../../shared/words/oversight';
import { fetchSheet, type SheetPath } from '../fetch-sheet';
import { MoveButton } from '../parts/MoveButton';
import { ProblemBox } from '../parts/ProblemBox';
import { saveBlob } from '../save-file';

interface ExcelButtonProps {
  readonly path: SheetPath;
  readonly query?: Readonly<Record<string, string>>;
  /** Of the file. */
  readonly name: string;
}

/** Gives these figures as a workbook. */
export function ExcelButton({ path, query = {}, name }: ExcelButtonProps) {
  const fetching = useMutation({ mutationFn: async () => { saveBlob(`${name}.xlsx`, await fetchSheet(path, query)); } });
  return (
    <>
      <p><MoveButton isSending={fetching.isPending} isSlow={fetching.isPending} onClick={() => { fetching.mutate(); }}>{oversight.figures.export}</MoveButton></p>
      {fetching.error === null ? null : <ProblemBox error={fetching.error} />}
    </>
  );
}
