import type { PackBook } from '@referrals/policy';

/** Rules that could not be decided by: a start shows every one. Nothing is served. */
export class PacksFaulty extends Error {
  readonly zh: string;

  constructor(readonly faults: readonly string[]) {
    super(`Rules cannot be decided by; the service does not start. ${faults.join('; ')}.`);
    this.name = 'PacksFaulty';
    this.zh = `规则包有误，服务不启动。${faults.join('；')}。`;
  }
}

/** @throws PacksFaulty with all faults of all packs */
export function refuseFaultyPacks(books: readonly Pick<PackBook, 'faults'>[]): void {
  const faults = [...new Set(books)].flatMap((book) => book.faults());
  if (faults.length > 0) throw new PacksFaulty(faults);
}
