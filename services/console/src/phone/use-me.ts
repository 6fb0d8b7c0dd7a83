import { useEffect, useState } from 'preact/hooks';
import type { components } from '#api';
import { answerOf, api } from '../shared/api';
import { useObserved } from './keep/use-observed';
import { who } from './keep/who';

export type Me = components['schemas']['OwnView'];

let known: { readonly staff: string; readonly asked: Promise<Me> } | undefined;

/** What the directory says of who is signed in here; undefined of nobody, of who came by the PIN, and until it is known. */
export function useMe(): Me | undefined {
  const now = useObserved(who);
  const [me, setMe] = useState<Me>();
  const staff = now.kind === 'STAFF' && !now.inField ? now.staff : undefined;
  useEffect(() => {
    setMe(undefined);
    if (staff === undefined) return;
    if (known?.staff !== staff) known = { staff, asked: answerOf(api.GET('/api/directory/me')) };
    known.asked.then(setMe, () => { known = undefined; });
  }, [staff]);
  return me;
}
