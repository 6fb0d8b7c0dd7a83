import type { MessageEvent } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { millisOf, systemClock, type Instant } from '@referrals/calendar';
import type { Subscriber } from 'rxjs';
import { idOf, type Place } from './place.js';

/** Somebody who looks on: what they are told, and when it ends. */
export class Looker {
  private readonly timer: NodeJS.Timeout;
  private sink: Subscriber<MessageEvent> | undefined;
  private over = false;

  /** @param ends when their token does, by the machine's time */
  constructor(readonly principal: StaffPrincipal, ends: Instant, public place: Place, private readonly onEnd: (looker: Looker) => void) {
    this.timer = setTimeout(() => this.end(), Math.max(0, millisOf(ends) - millisOf(systemClock.now())));
    this.timer.unref();
  }

  /** False until there is somewhere to tell it. */
  get follows(): boolean {
    return this.sink !== undefined;
  }

  /** From here on what is told goes there. */
  follow(sink: Subscriber<MessageEvent>): void {
    this.sink = sink;
    if (this.over) sink.complete();
  }

  /** Only the last of several says that all of them were told: whoever was cut off between them is told again. */
  tell(messages: readonly MessageEvent[], to: Place): void {
    messages.forEach((message, index) => this.sink?.next({ ...message, id: idOf(index === messages.length - 1 ? to : this.place) }));
    this.place = to;
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.onEnd(this);
    this.sink?.complete();
  }
}
