import type { components, operations } from '../../.cache/client/api.js';

type Json<C> = C extends { content: { 'application/json': infer B } } ? B : undefined;
/** What a caller gives: parameters as they are documented, and the body where there is one. */
type Given<O extends { parameters: object; requestBody?: unknown }> =
  { [P in keyof O['parameters'] as O['parameters'][P] extends undefined ? never : P]: O['parameters'][P] }
  & (O extends { requestBody: infer R } ? { body: Json<R> } : O extends { requestBody?: infer R } ? { body?: Json<NonNullable<R>> } : object);
/** What comes back when it is done. */
type Done<O extends { responses: object }> = { [S in 200 | 201]: O['responses'] extends Record<S, infer A> ? Json<A> : never }[200 | 201];

export type Problem = components['schemas']['Problem'];

/** A client as one would be generated: nothing of it runs, its types are what is checked. */
export declare function call<K extends keyof operations>(operation: K, given: Given<operations[K]>): Promise<Done<operations[K]> | Problem>;
export declare function isProblem(answer: unknown): answer is Problem;
