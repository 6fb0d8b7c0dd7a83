/** One condition of several: all of them hold. */
export const allOf = <T extends readonly unknown[]>(...conditions: readonly ((...given: T) => boolean)[]) =>
  (...given: T): boolean => conditions.every((holds) => holds(...given));
