import { work } from '../../shared/words/work';
import { useRead } from '../use-read';

const LOOK_EVERY_MS = 2_000;

/** Reading opens, which the desk's own service learns a moment later: until then it is asked again. */
export function WhileOpening({ id }: { readonly id: string }) {
  useRead('/api/referral-desk/referrals/{id}', { path: { id } }, { every: LOOK_EVERY_MS });
  return <p className="sub">{work.referral.opening}</p>;
}
