/**
 * Signs as a person typed or copied them, in the one form that codes and numbers are compared in: full width as half width, without what is
 * invisible, without blanks and strokes between groups.
 */
export const plainSigns = (typed: string): string =>
  typed.normalize('NFKC').replaceAll(/[\p{C}\s\-‐-―−_./·•]/gu, '').toUpperCase();
