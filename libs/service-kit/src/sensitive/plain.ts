import type { Sealed } from '../keys/key-ring.js';

declare const PLAIN: unique symbol;

/** What a `@SealedColumn` holds: ciphertext of `T`, a JSON value. */
export type SealedOf<T> = Sealed & { readonly [PLAIN]?: T };

/** What a `@BlindIndexColumn` holds. */
export type BlindIndex = string & { readonly __brand: 'BlindIndex' };

type PlainValue<V> = NonNullable<V> extends SealedOf<infer T> ? T | Extract<V, null> : V;

/** A row in plain: sealed fields as what they say, without its indexes. It is for the decision and the answer, never stored or logged. */
export type Plain<E> = { [K in keyof E as NonNullable<E[K]> extends BlindIndex ? never : K]: PlainValue<E[K]> };

export type SealedFieldOf<E> = { [K in keyof E]: NonNullable<E[K]> extends Sealed ? K : never }[keyof E] & string;
export type IndexedFieldOf<E> = { [K in keyof E]: NonNullable<E[K]> extends BlindIndex ? K : never }[keyof E] & string;
