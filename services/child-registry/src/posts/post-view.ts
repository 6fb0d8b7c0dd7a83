import type { StaffPrincipal } from '@referrals/auth';
import { addDays } from '@referrals/calendar';
import { officeAt } from '../child/office.domain.js';
import { rules430200 } from '../pack/packs.js';
import type { PostHolderView } from './appointment.dto.js';
import type { ChangedPost, PostView } from './post.dto.js';
import { postMoves } from './post.moves.domain.js';
import type { Post } from './post.entity.js';

export const changedPost = ({ id, version, state, vacantSince }: Post, record?: string): ChangedPost =>
  ({ id, version, state, vacantSince, ...(record === undefined ? {} : { record }) });

/** Without those that hold it: they are told by their own rows. */
export function postView(post: Post, holders: PostHolderView[], viewer: StaffPrincipal): PostView {
  const { settleOn: _, sinceOn, ...shown } = post;
  return {
    ...shown, since: sinceOn, appointBy: post.vacantSince === null ? null : addDays(post.vacantSince, rules430200.posts.daysToAppoint), holders,
    allowedActions: postMoves.allowed(post, { office: officeAt(viewer, post.division)?.office }),
  };
}
