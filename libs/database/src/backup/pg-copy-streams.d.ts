/** The part of pg-copy-streams 7 this library uses; the package brings no types. */
declare module 'pg-copy-streams' {
  import type { Readable, Writable } from 'node:stream';
  import type { Submittable } from 'pg';

  /** Rows of a `COPY … TO STDOUT`; ends when the last row was received. */
  export function to(text: string): Readable & Submittable;
  /** Takes rows of a `COPY … FROM STDIN`; finished when PostgreSQL has them all. */
  export function from(text: string): Writable & Submittable;
}
