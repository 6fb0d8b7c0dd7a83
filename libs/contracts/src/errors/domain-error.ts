/** What helps to mend an error: a code, a number, several codes, or a few of them by their names. */
export type Fact = string | number | readonly string[] | Readonly<Record<string, string>>;

/**
 * The one error base. A code is stable and public; its Chinese title is what a village director reads; `field` is a JSON path
 * of the input it means. Never carries a value of the input: that could be a name or a number.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly field: string | undefined;
  /** Seconds after which trying again makes sense; sent as `Retry-After`. */
  readonly retryAfter: number | undefined;
  /** Codes and numbers that help to mend it (allowed actions, limits); never personal. */
  readonly facts: Readonly<Record<string, Fact>>;

  constructor(code: string, detail: { field?: string; retryAfter?: number; facts?: Readonly<Record<string, Fact>> } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.field = detail.field;
    this.retryAfter = detail.retryAfter;
    this.facts = detail.facts ?? {};
  }
}

export interface ErrorEntry {
  readonly status: number;
  /** Chinese title for officials and reporters. */
  readonly zh: string;
  readonly en: string;
}
