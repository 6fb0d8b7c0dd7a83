import { RANK } from '../grants/grants.domain.js';
import type { GrantRow } from './report-rows.query.js';

/** A desk that leads and has an answer to give: it may telephone a reporter who allowed it. */
export const mayCall = ({ rank, relation, state }: Pick<GrantRow, 'rank' | 'relation' | 'state'>): boolean => rank === RANK.LEAD && relation !== 'WATCHER' && state !== 'fed_back';
