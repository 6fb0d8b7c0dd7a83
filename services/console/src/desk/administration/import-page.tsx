import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { components } from '#api';
import { sendFile } from '../../shared/api';
import { administration } from '../../shared/words/administration';
import { PageHead } from '../parts/PageHead';
import { ProblemBox } from '../parts/ProblemBox';
import { ImportResult } from './ImportResult';
import { Sections } from './Sections';

type Result = components['schemas']['RegisterImportView'];

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const IMPORTS = '/api/directory/imports';

/** The register by a workbook: checked first, and imported only when nothing is wrong. The file is read anew each time, as it may be mended meanwhile. */
export function Page() {
  const words = administration.imports;
  const cache = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [isMissing, setMissing] = useState(false);
  const sending = useMutation({
    mutationFn: ({ file, dryRun }: { readonly file: File; readonly dryRun: boolean }) => sendFile<Result>(`${IMPORTS}?dryRun=${dryRun}`, file, XLSX),
    onSuccess: ({ applied }) => (applied ? cache.invalidateQueries() : undefined),
  });
  const send = (dryRun: boolean): void => {
    const file = input.current?.files?.[0];
    setMissing(file === undefined);
    if (file !== undefined && !sending.isPending) sending.mutate({ file, dryRun });
  };
  const isClean = sending.data !== undefined && sending.data.faults === 0 && !sending.data.applied;
  return (
    <>
      <PageHead title={administration.import}><a className="button" href="/api/directory/exports/register.xlsx" download>{words.template}</a></PageHead>
      <Sections />
      <p>{words.lead}</p>
      <form className="panel" onSubmit={(event) => { event.preventDefault(); send(true); }} aria-label={administration.import}>
        <div className="field">
          <label htmlFor="workbook">{words.file}</label>
          <input id="workbook" ref={input} type="file" accept=".xlsx" aria-invalid={isMissing || undefined} aria-describedby={isMissing ? 'workbook-error' : undefined} onChange={() => { sending.reset(); setMissing(false); }} />
          {isMissing ? <p className="error" id="workbook-error">{words.choose}</p> : null}
        </div>
        <p className="rowmoves">
          <button className={isClean ? 'button' : 'button main'} type="submit" aria-disabled={sending.isPending}>{words.check}</button>
          {isClean ? <button className="button main" type="button" onClick={() => { send(false); }}>{words.run}</button> : null}
        </p>
        <ProblemBox error={sending.error} />
      </form>
      <div role="status">{sending.data === undefined ? null : <ImportResult of={sending.data} />}</div>
    </>
  );
}
