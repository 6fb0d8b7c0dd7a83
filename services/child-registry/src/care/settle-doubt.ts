import { addFactor, endFactor } from '../child/change-factors.js';
import type { OpenFile } from '../child/open-file.js';
import { isDoubted } from './delegation.moves.domain.js';
import type { Delegation } from './delegation.entity.js';

const CODE = 'DELEGATE_DOUBTED';
const CAUSE = 'DELEGATION';

/** While a delegate is in doubt the child is called on as often as can be. A factor that somebody added by hand stays theirs. */
export function settleDoubt(file: OpenFile, delegations: readonly Pick<Delegation, 'state'>[]): void {
  if (file.child.status !== 'ACTIVE' || !delegations.some(isDoubted)) return endFactor(file, CODE, CAUSE);
  if (!file.state.factors.some(({ code, toOn }) => code === CODE && toOn === null)) addFactor(file, { code: CODE, fromOn: file.today, cause: CAUSE });
}
