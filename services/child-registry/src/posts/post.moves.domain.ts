import { Moves } from '@referrals/policy';
import { isAtLeast, type Office } from '../child/office.domain.js';
import { POST_STATES, type PostKind, type PostState } from './codes.domain.js';

export interface PostToMove { readonly state: PostState; readonly version: number; readonly kind: PostKind }

/** As what somebody answers for the post's place; undefined: not at all. */
export interface Asker { readonly office: Office | undefined }

export const POST_ACTIONS = ['appoint', 'name-deputy', 'end-deputy', 'evaluate', 'close'] as const;
export type PostAction = (typeof POST_ACTIONS)[number];

/** A village's post is the township's to fill, a township's the county's. */
export const decides = ({ kind }: Pick<PostToMove, 'kind'>, { office }: Asker): boolean => office !== undefined && isAtLeast(office, kind === 'DIRECTOR' ? 'TOWNSHIP' : 'COUNTY');

export const postMoves = new Moves<PostToMove, Asker, PostAction>({
  states: POST_STATES, initial: ['OPEN'], actions: POST_ACTIONS,
  rows: [
    { action: 'appoint', from: ['OPEN'], to: 'UNCHANGED', may: decides },
    { action: 'name-deputy', from: ['OPEN'], to: 'UNCHANGED', may: decides },
    { action: 'end-deputy', from: ['OPEN', 'CLOSED'], to: 'UNCHANGED', may: decides },
    { action: 'evaluate', from: ['OPEN', 'CLOSED'], to: 'UNCHANGED', may: decides },
    { action: 'close', from: ['OPEN'], to: 'CLOSED', may: decides },
  ],
});
