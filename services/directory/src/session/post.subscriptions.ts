import { Controller } from '@nestjs/common';
import { PostHoldingEnded, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { endFieldSessions } from './end-sessions.js';

/** A phone was kept for the work of a post: whoever holds it no more signs in anew. */
@Controller()
export class PostSubscriptions {
  @OnEvent(PostHoldingEnded, 'directory', { from: 'now' })
  async isHeldNoMore({ staff }: EventData<typeof PostHoldingEnded>, { tx }: InboxContext): Promise<void> {
    endFieldSessions({ tx }, staff);
  }
}
