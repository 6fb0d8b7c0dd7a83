/** Where an import stands. CHECKING and APPLYING go on by themselves; WAITING, CHECKED and STUCK wait for a person. */
export type ImportState = 'CHECKING' | 'CHECKED' | 'APPLYING' | 'WAITING' | 'APPLIED' | 'REFUSED' | 'STUCK' | 'DISCARDED';
export type ImportAction = 'apply' | 'discard';

/**
 * What became of a row: applied; nothing was to be done; faults in it; today it would do something else than a person was shown; a failure
 * of ours. The last two wait: `apply` takes them up again.
 */
export type RowOutcome = 'DONE' | 'NOTHING' | 'REFUSED' | 'REVIEW' | 'FAILED';

const ACTIONS: Readonly<Record<ImportState, readonly ImportAction[]>> = {
  CHECKING: ['discard'], CHECKED: ['apply', 'discard'], APPLYING: [], WAITING: ['apply', 'discard'], APPLIED: [], REFUSED: [], STUCK: ['apply', 'discard'], DISCARDED: [],
};

/** What a person may do with it. While rows are applied nothing is: the rest would be left without anybody to see that. */
export const allowedActions = (state: ImportState): readonly ImportAction[] => ACTIONS[state];

/** Nothing is done with it any more; its file is gone. */
export const hasEnded = (state: ImportState): boolean => state === 'APPLIED' || state === 'REFUSED' || state === 'DISCARDED';

/** So often it begins without doing a row before it waits for a person: a file that ends the process must not do so for ever. */
export const MOST_TRIES = 5;

/** @param checked whether all rows were read to the end */
export const stateWhenApplied = (checked: boolean): ImportState => (checked ? 'APPLYING' : 'CHECKING');

export interface HeaderColumn { readonly name: string; readonly header: string; readonly required?: boolean }

export interface HeaderReading {
  /** Of each cell, the name of its column; undefined where the import knows none. */
  readonly columns: readonly (string | undefined)[];
  readonly ignored: number;
  /** Headers that must be there and are not, and such as are there twice. */
  readonly missing: readonly string[];
  readonly twice: readonly string[];
}

/** Which column is which. Their order is free, a star behind a header means nothing, and what is not known is left out. */
export function readHeader(texts: readonly string[], columns: readonly HeaderColumn[]): HeaderReading {
  const known = new Map(columns.map((column) => [plain(column.header), column]));
  const found = texts.map((text) => known.get(plain(text)));
  const names = found.map((column) => column?.name);
  return {
    columns: names, ignored: texts.filter((text, index) => text !== '' && found[index] === undefined).length,
    missing: columns.filter(({ name, required }) => required === true && !names.includes(name)).map(({ header }) => header),
    twice: columns.filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name)).map(({ header }) => header),
  };
}

const plain = (header: string): string => header.normalize('NFKC').replaceAll(/[\s*]/g, '');
