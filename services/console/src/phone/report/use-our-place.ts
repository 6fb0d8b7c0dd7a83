import { useEffect, useState } from 'preact/hooks';
import { answerOf, api } from '../../shared/api';
import { useMe } from '../use-me';

export interface OurPlace { readonly code: string; readonly name: string }

/** Where the unit of who is signed in lies; undefined of nobody, and where its place has no name. */
export function useOurPlace(): OurPlace | undefined {
  const division = useMe()?.organisation.division;
  const [place, setPlace] = useState<OurPlace>();
  useEffect(() => {
    if (division === undefined) return;
    answerOf(api.POST('/api/directory/names', { body: { divisions: [division] } })).then(({ divisions: [found] }) => {
      if (found !== undefined) setPlace({ code: shortened(division), name: found.name });
    }, () => undefined);
  }, [division]);
  return place;
}

/** As forms take it: 6, 9 or 12 digits. */
function shortened(code: string): string {
  if (code.endsWith('000000')) return code.slice(0, 6);
  return code.length === 12 && code.endsWith('000') ? code.slice(0, 9) : code;
}
