import { childWords } from '../../../shared/words/children';
import { Day } from './Day';

/** From a day to the first day on which it no longer holds. */
export const Period = ({ from, to }: { readonly from: string; readonly to: string | null }) => <><Day on={from} />{childWords.until}{to === null ? childWords.now : <Day on={to} />}</>;
