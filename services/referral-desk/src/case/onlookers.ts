import type { Tx } from '@referrals/database';
import type { CaseChange } from './stirred.domain.js';

/** Those who have a worklist open: told of what a change does to the referrals on it. */
export abstract class Onlookers {
  /** Called in the transaction of each change of a case. */
  abstract stirCase(tx: Tx, change: CaseChange): void;
}
