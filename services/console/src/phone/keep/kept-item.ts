import type { Sealed } from '../../shared/sealing';

/** A draft is written, UNSENT was submitted and waits for the line, REFUSED was answered with a problem and is never sent again by itself. */
export type ItemState = 'DRAFT' | 'UNSENT' | 'REFUSED';
export type ItemKind = 'REPORT' | 'ACTS' | 'PROBLEM' | 'SUPPLEMENT';

/** The public half of an item's pair, as a ticket names it. */
export interface TicketKey { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** One thing that somebody writes or has submitted, as it lies on the device. Nothing but `sealed` says what is in it. */
export interface KeptItem {
  /** Also its `Idempotency-Key`: made when it is begun, the same until it is answered. */
  readonly id: string;
  /** Id of the person; null: nobody was signed in. */
  readonly owner: string | null;
  readonly kind: ItemKind;
  /** Where it is posted. */
  readonly path: string;
  /** Id of the child file whose version it goes with (`If-Match`): of a change that holds whatever else changed meanwhile. */
  readonly versionOf?: string;
  readonly state: ItemState;
  /** Work in the field, and what was written while the PIN had opened the session: it opens so again. Absent: the person's password opens it. */
  readonly sealedFor?: 'FIELD';
  /** Under the item's id: what was sealed for one item opens as no other. */
  readonly sealed: Sealed;
  /** Milliseconds, by the clock of the device as long as no server was heard: orders what lies here, and says nothing of its age. */
  readonly savedAt: number;
  /** What the server said the time was when it was first heard after the saving. Its age is counted from here, by the server's word alone. */
  readonly agedFrom?: number;
  /** Id by which it was submitted before it was refused. What was submitted is never deleted by itself. */
  readonly insteadOf?: string;
  /** Opens it without its owner: of what nobody signed in wrote, and of a submitted report. Absent: the owner's key opens it. */
  readonly key?: CryptoKey;
  readonly publicKey?: TicketKey;
  /** Signs once, when it is submitted, and is dropped then. */
  readonly privateKey?: CryptoKey;
  /** By which it is sent in its owner's name when nobody is signed in. */
  readonly ticket?: string;
  /** Of the body, by the private half. */
  readonly signature?: string;
}

export interface KeptProblem { readonly title: string; readonly errors: readonly { readonly field: string; readonly title: string }[] }

/** What is sealed. */
export interface Content<Form> {
  readonly form: Form;
  /** Exactly as it is sent; fixed when it was submitted. */
  readonly body?: string;
  /** Why it was refused. */
  readonly problem?: KeptProblem;
}
