import { AGENCIES } from '@referrals/contracts';
import type { Condition } from './condition.js';
import type { RoutingPack } from './routing-pack.js';

/** What is wrong with a pack: empty when it is whole. Asked before a pack is used. */
export function packFaults(pack: RoutingPack): string[] {
  const faults: string[] = [];
  pack.rows.forEach((row, index) => {
    if (row.no !== index + 1) faults.push(`row ${row.no} stands at place ${index + 1}`);
    if (row.source.trim() === '' || row.zh.trim() === '') faults.push(`row ${row.no} says no source or no sentence`);
    if (row.gives.length === 0) faults.push(`row ${row.no} gives nothing`);
    for (const { agency } of row.gives) if (!AGENCIES.includes(agency)) faults.push(`row ${row.no} gives ${agency}, which is no agency`);
  });
  const last = pack.rows.at(-1);
  if (last === undefined || typeof last.when === 'string' || !('noLeadYet' in last.when) || !last.gives.some((one) => one.role === 'LEAD')) {
    faults.push('the last row does not make sure of a LEAD');
  }
  const conditions: Condition[] = [
    ...pack.rows.map((row) => row.when), ...Object.values(pack.words), pack.countyPoliceOnly, pack.noMediation,
    ...[...pack.barredAgencies, ...(pack.keptFrom ?? [])].map((rule) => rule.when),
    ...[pack.hidden, pack.keptFromUnit].filter((condition) => condition !== undefined),
    ...[...pack.sites, ...Object.values(pack.places).flat(), ...Object.values(pack.supervisors).flat(), ...pack.staffOf].flatMap((rule) => rule.when ?? []),
  ];
  for (const word of new Set(conditions.flatMap(wordsIn))) {
    if (pack.words[word] === undefined) faults.push(`word ${word} is not defined`);
    else if (reaches(pack, word, word)) faults.push(`word ${word} is defined by itself`);
  }
  return faults;
}

function wordsIn(condition: Condition): string[] {
  if (typeof condition === 'string') return [condition];
  if ('all' in condition) return condition.all.flatMap(wordsIn);
  if ('any' in condition) return condition.any.flatMap(wordsIn);
  return 'not' in condition ? wordsIn(condition.not) : [];
}

function reaches(pack: RoutingPack, from: string, to: string, seen: ReadonlySet<string> = new Set()): boolean {
  const next = pack.words[from] === undefined ? [] : wordsIn(pack.words[from]);
  return next.some((word) => word === to || (!seen.has(word) && reaches(pack, word, to, new Set([...seen, word]))));
}
