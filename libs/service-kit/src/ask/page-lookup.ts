import type { Purpose } from '@referrals/auth';
import { DomainError, type ServiceName } from '@referrals/contracts';
import { z } from 'zod';
import type { AskService } from './ask-service.js';
import { MOST_LOOKED_UP } from './lookup.dto.js';

/** What a page looks up, where, in whose name and for what. */
export interface Lookup<T extends { readonly id: string }> {
  readonly to: ServiceName;
  /** Below `/api/<to>/`: a route that takes a `LookupBody`. */
  readonly path: string;
  /** The `Authorization` header of the viewer's own request. */
  readonly viewer: string;
  /** Stands in the access record that the other service leaves. */
  readonly purpose: Purpose;
  /** What is needed here of each item. */
  readonly item: z.ZodType<T>;
}

/**
 * What another service knows of ids on one page: names, mostly. Made for one request and gone with it: what a viewer may see is asked
 * anew for each page. Each id is asked for once; an id the viewer may not see, or that nobody knows, is simply without an answer. A
 * service that is away leaves the page without answers, is not asked again for this page, and never keeps the page from being shown.
 */
export class PageLookup<T extends { readonly id: string }> {
  private readonly found = new Map<string, T>();
  private readonly asked = new Set<string>();
  private turn: Promise<unknown> = Promise.resolve();
  /** The other service could not be asked: the page may say that names are missing. */
  away = false;

  constructor(private readonly ask: AskService, private readonly lookup: Lookup<T>) {}

  /**
   * What is known of these ids, by id: of at most 200 that were not asked for before.
   * @throws Error when there are more: a page has at most 200
   */
  async of(ids: readonly string[]): Promise<ReadonlyMap<string, T>> {
    // One after the other: what two parts of a page have in common is asked for once.
    const mine = this.turn.then(() => this.fetch(ids));
    this.turn = mine.catch(() => undefined);
    await mine;
    return new Map(ids.flatMap((id) => this.found.get(id) ?? []).map((item) => [item.id, item]));
  }

  private async fetch(ids: readonly string[]): Promise<void> {
    const fresh = [...new Set(ids)].filter((id) => !this.asked.has(id));
    if (fresh.length > MOST_LOOKED_UP) throw new Error(`A page looks up at most ${MOST_LOOKED_UP} ids`);
    if (fresh.length === 0 || this.away) return;
    const { to, path, viewer, purpose, item } = this.lookup;
    try {
      const answer = await this.ask.read({ to, path, as: { viewer }, body: { ids: fresh, for: purpose } }, z.object({ items: z.array(item) }));
      for (const one of answer?.items ?? []) this.found.set(one.id, one);
      for (const id of fresh) this.asked.add(id);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.away = true;
    }
  }
}
