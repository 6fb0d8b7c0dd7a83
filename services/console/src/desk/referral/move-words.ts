import { shared } from '../../shared/words/shared';
import type { MoveName } from './moves-of';

const isOwn = (name: MoveName): name is 'add' | 'guardians' | 'unseal' => name === 'add' || name === 'guardians' || name === 'unseal';
const KEYS = { add: 'add', guardians: 'guardiansTold', unseal: 'unseal' } as const;

/** What a move is called. */
export const moveWord = (name: MoveName): string => (isOwn(name) ? shared.referral.move[KEYS[name]] : shared.referral.action[name]);
/** What stands under its button and in its drawer. */
export const moveMeans = (name: MoveName): string => (isOwn(name) ? shared.referral.moveMeans[KEYS[name]] : shared.referral.actionMeans[name]);
