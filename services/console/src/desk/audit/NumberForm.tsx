import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../shared/api';
import { oversight } from '../../shared/words/oversight';
import { ProblemBox } from '../parts/ProblemBox';

interface NumberFormProps { readonly onFound: (report: string | undefined) => void }

/** Finds a report by its number. Asking is recorded; the number does not go into the address. */
export function NumberForm({ onFound }: NumberFormProps) {
  const words = oversight.audit;
  const [number, setNumber] = useState('');
  const finding = useMutation({
    mutationFn: () => answerOf(api.GET('/api/mandatory-reporting/reports/by-number/{number}', { params: { path: { number: number.trim() } } })),
    onSuccess: ({ id }) => { onFound(id); },
    onError: () => { onFound(undefined); },
  });
  return (
    <>
      <form className="filters" role="search" onSubmit={(event) => { event.preventDefault(); if (number.trim() !== '') finding.mutate(); }}>
        <label>{words.number}<input value={number} autoComplete="off" spellCheck={false} onChange={(event) => { setNumber(event.target.value); }} /></label>
        <button className="button main" type="submit">{words.open}</button>
      </form>
      <ProblemBox error={finding.error} />
    </>
  );
}
