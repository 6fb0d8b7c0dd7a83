import { Controller, Inject, Sse, type MessageEvent, type Type } from '@nestjs/common';
import { Requires, type Permission } from '@referrals/auth';
import type { Observable } from 'rxjs';
import { Describe } from '../http/describe.js';
import { LiveStream, type Opening } from './live-stream.js';
import { StreamOpening } from './stream-opening.js';

export interface StreamRoute<View extends { readonly id: string }> {
  /** Whose changes are told: `api/referral-desk/worklist`. The route is `stream` below it. */
  readonly at: string;
  readonly stream: Type<LiveStream<View>>;
  /** Class of what an event tells, for the document. */
  readonly view: Type<View>;
  readonly permission: Permission;
  readonly summary: string;
}

/** Characters that wait for somebody who does not read; then the line is cut, and they come again with where they were. */
const MOST_WAITING = 65_536;

/**
 * `GET <at>/stream`: server-sent events. `ready` at first, an event of the stream's name for each thing that changed and is seen, `left {id}`
 * for what is seen no longer, `reset` where everything is to be asked again, `beat` each 15 seconds.
 */
export function streamController<View extends { readonly id: string }>({ at, stream, view, permission, summary }: StreamRoute<View>): Type {
  @Controller(at)
  class StreamController {
    constructor(@Inject(stream) private readonly live: LiveStream<View>) {}

    @Sse('stream', { maxPendingDataLength: MOST_WAITING })
    @Requires(permission)
    @Describe({ summary, response: view, stream: true, errors: ['OVERLOADED', 'TOO_MANY_REQUESTS'] })
    open(@StreamOpening() opening: Opening): Promise<Observable<MessageEvent>> {
      return this.live.open(opening);
    }
  }
  Object.defineProperty(StreamController, 'name', { value: `${stream.name}Controller` });
  return StreamController;
}
