import { DomainError } from '@referrals/contracts';
import { v7 } from 'uuid';
import { completedOn } from './age.domain.js';
import { Category } from './category.entity.js';
import { holds } from './period.domain.js';
import type { NewCategory } from './new-child.dto.js';
import type { OpenFile } from './open-file.js';

/** More categories a file does not take, ended ones included. */
const MOST = 20;

/** Proposes a category; it counts from its day on, and the township or county decides. @throws DomainError DATE_IN_FUTURE, CATEGORY_AGE, CATEGORY_IN_FORCE, FILE_FULL */
export function proposeCategory(file: OpenFile, { code, sub, from, evidence }: NewCategory): string {
  const { state: { categories }, child: { birthDate }, today, rules } = file;
  file.expectPast(from, 'from');
  if (birthDate !== null && completedOn(birthDate, rules.categories[code].until) <= today) throw new DomainError('CATEGORY_AGE', { field: 'code' });
  if (categories.some((one) => one.code === code && (one.status === 'PROPOSED' || one.status === 'CONFIRMED') && holds({ from: one.fromOn, to: one.toOn }, today))) {
    throw new DomainError('CATEGORY_IN_FORCE', { field: 'code' });
  }
  if (categories.length >= MOST) throw new DomainError('FILE_FULL', { field: 'code' });
  const id = v7();
  const row = file.add(Category, { id, code, sub: sub ?? null, status: 'PROPOSED', fromOn: from, toOn: null, evidence: evidence ?? null });
  categories.push(row as Category);
  file.record('category.proposed', { code });
  return id;
}
