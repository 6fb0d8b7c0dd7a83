import type { DutyPack } from '../pack/duty-pack.js';
import { textOf, typeOf, type CaseEvent } from '../pack/matcher.js';

/** Whose desk is whose now, and which id follows which. */
export interface Place { readonly owner?: string | undefined; readonly follows?: string | undefined }

/** Whose owner an event tells or changes; undefined where it is about none. */
export function placeKeyOf(event: CaseEvent, { key }: DutyPack['place']): string | undefined {
  return [key].flat().map((field) => textOf(event, field)).find((id) => id !== undefined);
}

/** Keeps, event by event, which desk owns what in a case. */
export class Places {
  constructor(private readonly pack: Pick<DutyPack, 'place' | 'join'>, private readonly places = new Map<string, Place>()) {}

  apply(event: CaseEvent): void {
    const { place, join } = this.pack;
    const [key, owner] = [placeKeyOf(event, place), textOf(event, place.owner)];
    if (key !== undefined && owner !== undefined) this.places.set(key, { ...this.places.get(key), owner });
    if (join === undefined || typeOf(event) !== join.type) return;
    const [from, to] = [textOf(event, join.from), textOf(event, join.to)];
    // A ring would leave all of them without a desk: what already follows `from` is not followed by it.
    if (from !== undefined && to !== undefined && this.last(to) !== from) this.places.set(from, { ...this.places.get(from), follows: to });
  }

  /** The id that this one follows in the end; itself when it follows none. */
  last(key: string): string {
    const next = this.places.get(key)?.follows;
    return next === undefined ? key : this.last(next);
  }

  owner(key: string): string | undefined {
    return this.places.get(this.last(key))?.owner ?? this.places.get(key)?.owner;
  }

  entries(): readonly (readonly [string, Place])[] {
    return [...this.places];
  }
}
