import { z } from 'zod';

/** A division's code by its form only: unknown and outside ones are accepted, a child may be from anywhere. */
export const division = z.string().regex(/^(\d{6}|\d{9}|\d{12})$/, 'DIVISION_CODE_INVALID');

/** Places of the case, each as coarse as it is known. */
export const places = {
  childNow: division.optional(),
  harmPlace: division.optional(),
  residence: division.optional(),
};
