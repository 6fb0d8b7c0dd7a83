import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { childWords } from '../../../shared/words/children';
import { DataTable } from '../../parts/DataTable';
import { Empty } from '../../parts/Empty';
import { ProblemBox } from '../../parts/ProblemBox';
import { childColumns } from '../parts/child-columns';
import { searchChildren } from '../search-children';

/** Looks for a child. What is typed and what is found stay in this page's memory: never in its address. */
export function Search() {
  const [typed, setTyped] = useState('');
  const search = useMutation({ mutationFn: searchChildren, gcTime: 0 });
  const words = childWords.list;
  return (
    <>
      <form className="search" role="search" onSubmit={(event) => { event.preventDefault(); if (typed.trim() !== '') search.mutate(typed); }}>
        <label>{words.search}<small className="sub">{words.searchHint}</small><input type="text" value={typed} autoComplete="off" onChange={(event) => { setTyped(event.target.value); }} /></label>
        <button className="button" type="submit">{words.find}</button>
      </form>
      <ProblemBox error={search.error} />
      <div role="status">{search.data?.length === 0 ? <Empty text={words.nobody} /> : null}</div>
      {search.data === undefined || search.data.length === 0 ? null : <DataTable caption={words.found} rows={search.data} keyOf={({ id }) => id} columns={childColumns()} />}
    </>
  );
}
