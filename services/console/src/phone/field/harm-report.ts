import { serverNow } from '../../shared/dates';
import { EMPTY, type ReportForm } from '../report/form';
import type { ChildCard } from './types';

/** A report of this child with what the list knows, so that only what happened is left to say. */
export function reportOf({ name, sex, birthDate, age, school, careDivision, categories }: ChildCard): ReportForm {
  const born = birthDate === null ? (age === null ? {} : { 'child.age': String(age) }) : { 'child.birthDate': birthDate };
  return {
    ...EMPTY,
    values: {
      ...name === null ? {} : { 'child.name': name }, ...sex === null ? {} : { 'child.sex': sex }, ...born, ...school === null ? {} : { school },
      ...careDivision === '' ? {} : { residence: careDivision }, ...categories === undefined || categories.length === 0 ? {} : { 'child.categories': categories },
      discoveredAt: new Date(serverNow()).toISOString(),
    },
  };
}
