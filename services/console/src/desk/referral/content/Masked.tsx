import { useContext, useEffect, useState } from 'react';
import { answerOf, api } from '../../../shared/api';
import { ApiError } from '../../../shared/problem';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { RevealContext } from './reveal-context';

interface MaskedProps {
  /** Path of the field in the report. */
  readonly field: string;
  /** What it is called, for those who hear the page. */
  readonly label: string;
  readonly value: string;
}

const MASK = '*';
const SHOWN_FOR_MS = 30_000;

/** A number that is shown masked, and whole for half a minute when somebody asks, which is recorded. It is kept in this place of the page only. */
export function Masked({ field, label, value }: MaskedProps) {
  const place = useContext(RevealContext);
  const [shown, setShown] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => { setShown(undefined); }, SHOWN_FOR_MS);
    return () => { clearTimeout(timer); };
  }, [shown]);
  if (!value.includes(MASK) || place === undefined) return value;
  const reveal = async (): Promise<void> => {
    if (isAsking) return;
    setAsking(true);
    setProblem(undefined);
    try {
      const { value: whole } = await answerOf(api.POST('/api/mandatory-reporting/reports/{id}/reveal', { params: { path: { id: place.reportId } }, body: { field, part: place.part } }));
      setShown(whole);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.title : shared.failed);
    } finally {
      setAsking(false);
    }
  };
  if (shown !== undefined) return <>{shown} <small className="sub" role="status">{work.content.revealed}</small></>;
  return (
    <>
      {value} <button className="quiet" type="button" aria-label={`${work.content.reveal} ${label}`} onClick={() => { void reveal(); }}>{work.content.reveal}</button>
      {problem === undefined ? null : <small className="error" role="alert">{problem}</small>}
    </>
  );
}
