import { Column, DefaultNamingStrategy, type ColumnOptions } from 'typeorm';

/** A moment, as text (`Instant`): no naked Date reaches a decision. */
export const InstantColumn = (options: Pick<ColumnOptions, 'nullable'> = {}): PropertyDecorator =>
  Column('timestamptz', { ...options, transformer: { from: (moment: Date | null) => moment?.toISOString() ?? null, to: (text: string | null) => text } });

/** `opensOn` is `opens_on`. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return custom ?? super.columnName(property, property, prefixes).replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  }
}
