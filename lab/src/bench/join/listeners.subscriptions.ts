import { Controller } from '@nestjs/common';
import { ReportFiledV2, ReportSupplemented } from '@referrals/contracts';
import { addListener, keep } from '@referrals/develop';
import { OnEvent, type InboxContext } from '@referrals/event-bus';

/** What the directory has joined before, and what it joins while it is measured: of one producer, on one topic, and heard by no release of it. */
export const [LIVE, PAST] = [ReportFiledV2, ReportSupplemented];

@Controller()
class LiveListener {
  @OnEvent(LIVE, 'directory', { from: 'beginning' })
  live(_data: unknown, context: InboxContext): Promise<void> { return keep(context); }
}

@Controller()
class PastListener {
  @OnEvent(PAST, 'directory', { from: 'beginning' })
  past(_data: unknown, context: InboxContext): Promise<void> { return keep(context); }
}

/** This process is of the release before. */
export const addLiveListener = (): void => addListener(LiveListener, [LIVE]);

/** This process is of the release that listens to one type more. */
export function addBothListeners(): void {
  addLiveListener();
  addListener(PastListener, [PAST]);
}
