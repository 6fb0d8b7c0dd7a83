import type { ItemKind, ItemState, KeptItem } from './kept-item';
import type { Who } from './who';

const DAY = 86_400_000;
/** A draft is promised to be deleted by then, a ticket is over, and what was submitted is told to be late. */
const KEPT_FOR_MS = 7 * DAY;
/** Answers are kept for 30 days, for whoever sends the same again. */
const KNOWN_FOR_MS = 28 * DAY;
/** A report's key is known for ever, and an act by its own id: these may be sent as often as it takes. */
const KNOWN_FOR_EVER: readonly ItemKind[] = ['REPORT', 'ACTS'];
/** What a session that its PIN opened sends. A problem goes by the version of the child's file, and a supplement by its report, which it reads neither of. */
const IN_FIELD: readonly ItemKind[] = ['REPORT', 'ACTS'];
/** The line, the load or the moment was at fault, and the same request may pass later. */
const LATER: readonly number[] = [408, 425, 429];

/** What an answer means for what was sent. Without a problem of ours it came from something on the way: nobody here has said no. */
export type Outcome = 'RECEIVED' | 'AGAIN' | 'SIGN_IN' | 'REFUSED';

export interface Answer {
  /** 0: there was none. */
  readonly status: number;
  /** Of our problem details. */
  readonly code?: string | undefined;
  /** A success in JSON, and no page of somebody's gateway. */
  readonly isOurs: boolean;
}

export function outcomeOf({ status, code, isOurs }: Answer): Outcome {
  if (status >= 200 && status < 300) return isOurs ? 'RECEIVED' : 'AGAIN';
  if (status < 400 || status >= 500 || LATER.includes(status) || code === undefined || code === 'IDEMPOTENCY_IN_FLIGHT') return 'AGAIN';
  return status === 401 ? 'SIGN_IN' : 'REFUSED';
}

type Sent = Pick<KeptItem, 'owner' | 'kind' | 'ticket' | 'signature'>;

/** In whose name it can go now. WAIT: only when its owner signs in. */
export type Sender = 'OWNER' | 'TICKET' | 'ANYBODY' | 'WAIT';

export function senderOf({ owner, kind, ticket, signature }: Sent, who: Who): Sender {
  if (owner === null) return 'ANYBODY';
  if (who.kind === 'STAFF' && who.staff === owner && (!who.inField || IN_FIELD.includes(kind))) return 'OWNER';
  return ticket === undefined || signature === undefined ? 'WAIT' : 'TICKET';
}

/** Whether somebody pressed 「提交报告」 for it once: also of one that was refused and is being mended. */
export const wasSubmitted = ({ state, insteadOf }: Pick<KeptItem, 'state' | 'insteadOf'>): boolean => state !== 'DRAFT' || insteadOf !== undefined;

/**
 * Whether who is here may see it: their own; of nobody while nobody is signed in, and once it was submitted also whoever signed in here meanwhile,
 * who most often is the one that wrote it. Who came by the PIN sees what was written so.
 */
export function maySee(item: Pick<KeptItem, 'owner' | 'state' | 'insteadOf' | 'sealedFor'>, who: Who): boolean {
  if (who.kind === 'STAFF' && who.inField && item.sealedFor !== 'FIELD') return false;
  if (who.kind === 'STAFF') return who.staff === item.owner || item.owner === null && wasSubmitted(item);
  return who.kind === 'NOBODY' && item.owner === null;
}

/** Seven days by what the server said, then and now: the clock of a device is often wrong and jumps when it is set. */
export function isOver({ agedFrom }: Pick<KeptItem, 'agedFrom'>, heard: number | undefined): boolean {
  return agedFrom !== undefined && heard !== undefined && heard - agedFrom >= KEPT_FOR_MS;
}

/** Whether the server may have taken it once and not know it any more: sent again it might be there twice. */
export function isForgotten({ kind, agedFrom }: Pick<KeptItem, 'kind' | 'agedFrom'>, heard: number | undefined): boolean {
  return !KNOWN_FOR_EVER.includes(kind) && agedFrom !== undefined && heard !== undefined && heard - agedFrom >= KNOWN_FOR_MS;
}

/** What becomes of an item when the server's time is heard: its age is noted once, and a draft that was never submitted goes when it is over. */
export function aged(item: KeptItem, heard: number): KeptItem | undefined {
  if (isOver(item, heard) && !wasSubmitted(item)) return undefined;
  return item.agedFrom === undefined ? { ...item, agedFrom: heard } : item;
}

/** Whether it goes by itself: what is written is not submitted, and what was refused waits for a person. */
export const goesByItself = (state: ItemState): boolean => state === 'UNSENT';
