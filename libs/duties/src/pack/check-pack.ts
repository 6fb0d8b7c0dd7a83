import type { DutyPack, DutyRow, Step } from './duty-pack.js';
import { STEP_TARGETS } from './duty-pack.js';
import { limitFaults } from './limit-faults.js';

/** What is wrong, as `[row or ladder, code]`, sorted, each once. Any of them stops the start of the service. */
export interface PackFaults { readonly errors: readonly (readonly [string, string])[] }

/** Holds a pack against its rules. Pure: whoever writes packs may ask. */
export function checkPack(pack: DutyPack): PackFaults {
  const faults = [
    ...pack.rows.flatMap((row) => rowFaults(row, pack).map((code) => [row.id, code] as const)),
    ...periodFaults(pack.rows),
    ...Object.entries(pack.ladders).flatMap(([ladder, steps]) => ladderFaults(steps).map((code) => [ladder, code] as const)),
  ];
  const once = new Map(faults.map((fault) => [fault.join('|'), fault]));
  return { errors: [...once.keys()].sort().map((key) => once.get(key) as readonly [string, string]) };
}

function rowFaults(row: DutyRow, { ladders }: DutyPack): string[] {
  const { limit, dueFrom, extensions = [] } = row;
  return [
    ...[limit, ...extensions.map((one) => one.limit)].flatMap((one) => (one === undefined ? [] : limitFaults(one))),
    ...((limit === undefined) === (dueFrom === undefined) ? ['LIMIT_ONE'] : []),
    ...(dueFrom !== undefined && (extensions.length > 0 || row.pauseMaxDays !== undefined) ? ['DATE_FIXED'] : []),
    ...([row, ...extensions].some(({ article }) => article.trim() === '') ? ['ARTICLE_MISSING'] : []),
    ...(row.trigger.length === 0 ? ['TRIGGER_MISSING'] : []),
    ...(row.satisfiedBy.length === 0 ? ['SATISFIED_MISSING'] : []),
    ...(Object.hasOwn(ladders, row.ladder) ? [] : ['LADDER_UNKNOWN']),
    ...(row.status === 'statutory' && row.waivable === true ? ['STATUTORY_WAIVABLE'] : []),
    ...(row.to !== undefined && row.to <= row.from ? ['PERIOD_EMPTY'] : []),
  ];
}

function periodFaults(rows: readonly DutyRow[]): (readonly [string, string])[] {
  return rows.flatMap((row, index) => {
    const overlaps = rows.slice(0, index).some((other) => other.id === row.id && (other.to ?? '9999') > row.from && (row.to ?? '9999') > other.from);
    return overlaps ? [[row.id, 'PERIOD_OVERLAP'] as const] : [];
  });
}

function ladderFaults(steps: readonly Step[]): string[] {
  return [
    ...(new Set(steps.map(({ id }) => id)).size === steps.length ? [] : ['STEP_DOUBLE']),
    ...(steps.every(({ to }) => (STEP_TARGETS as readonly string[]).includes(to) || /^AGENCY:[A-Z_]+$/.test(to)) ? [] : ['STEP_TO']),
  ];
}
