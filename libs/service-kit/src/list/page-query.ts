import type { Type } from '@nestjs/common';
import { Int, IntText, Text } from '../http/fields.js';
import { Parts } from '../http/list-fields.js';

/** What every list takes; its own filters are fields of a class that extends this. `cursor` is the `next` of the page before. */
export class PageQuery {
  @Text({ max: 400, optional: true }) cursor?: string;
  @IntText({ min: 1, max: 200, optional: true }) limit: number = 50;
}

/** As `PageQuery`, of a list that is asked for in a body. */
export class PageBody {
  @Text({ max: 400, optional: true }) cursor?: string;
  @Int({ min: 1, max: 200, optional: true }) limit: number = 50;
}

/** What every list answers. `next` is null at the end. */
export interface Page<T> { readonly items: T[]; readonly next: string | null }

/** A page of these: `class FilePage extends PageOf(() => FileView) {}`. */
export function PageOf<T extends object>(item: () => Type<T>): Type<Page<T>> {
  class OnePage {
    @Parts(item) items!: T[];
    @Text({ nullable: true }) next!: string | null;
  }
  return OnePage;
}
