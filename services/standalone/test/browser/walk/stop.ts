/** A page, and who opens it on the walk. */
export interface Stop<Scene = void> {
  /** As `pages.ts` of its program has it: `/desk/r/$id`. */
  readonly page: string;
  /** Address, where the page has something in it. */
  readonly at?: (scene: Scene) => string;
  /** Account of who opens it; none: anybody. */
  readonly by?: string;
  /** What stands there once it has come. */
  readonly shows: string;
  /** Searched there first, so that the list is a few rows. */
  readonly find?: string;
}
