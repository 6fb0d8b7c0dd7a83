import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { MoveButton } from '../../parts/MoveButton';
import { ProblemBox } from '../../parts/ProblemBox';
import { Part } from '../parts/Part';
import { XLSX } from '../../fetch-sheet';
import { checkFile } from './xlsx';

/** Takes a workbook to be checked. It is applied by another click, after its rows were looked at. */
export function CheckFile() {
  const [file, setFile] = useState<File>();
  const [asks, setAsks] = useState(false);
  const navigate = useNavigate();
  const words = childWords.imports;
  const check = useMutation({ mutationFn: checkFile, onSuccess: ({ id }) => navigate({ to: routes.childImport(id) }) });
  const send = (): void => {
    setAsks(file === undefined);
    if (file !== undefined) check.mutate(file);
  };
  return (
    <Part title={words.check}>
      <div className="field">
        <label htmlFor="workbook">{words.file}</label>
        <input id="workbook" type="file" accept={`.xlsx,${XLSX}`} aria-invalid={asks || undefined} aria-describedby={asks ? 'workbook-error' : undefined} onChange={(event) => { setFile(event.target.files?.[0]); setAsks(false); }} />
        {asks ? <p className="error" id="workbook-error" role="alert">{words.noFile}</p> : null}
      </div>
      <ProblemBox error={check.error} />
      <MoveButton isMain isSending={check.isPending} isSlow={check.isPending} onClick={send} means={words.checkHint}>{words.check}</MoveButton>
    </Part>
  );
}
