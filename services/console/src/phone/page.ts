import type { ComponentType } from 'preact';

/** What a page is given: the parts of its path that a `:name` stands for. */
export interface PageProps { readonly parts: Readonly<Record<string, string>> }

/** A page of the phone: its path, and the file that shows it (`export default`-free: it exports `Page`). */
export interface Page {
  /** `/mine/:id` */
  readonly path: string;
  readonly load: () => Promise<{ readonly Page: ComponentType<PageProps> }>;
}
