import { plainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { packName, type Pack, type PackKind } from './pack.js';

/** Faults of packs and of how they stand beside each other, each with the pack's name before it. */
export function bookFaults<P extends Pack>(of: PackKind<P>, packs: readonly P[]): string[] {
  return packs.flatMap((pack, index) => [
    ...ownFaults(of.kind, pack), ...besideFaults(pack, packs.slice(0, index)), ...of.faults(pack),
  ].map((fault) => `${packName(pack)}: ${fault}`));
}

function ownFaults(kind: string, { kind: said, area, version, effectiveFrom }: Pack): string[] {
  return [
    ...(said === kind ? [] : [`is of kind ${said}, not ${kind}`]),
    ...(/^[0-9]{6}([0-9]{3}){0,2}$/.test(area) ? [] : ['its area is no division code']),
    ...(Number.isInteger(version) && version >= 1 ? [] : ['its version is no whole number from 1']),
    ...(isDay(effectiveFrom) ? [] : ['it is in force from no day']),
  ];
}

/** Two of one day would leave it open which holds; a later version that holds from an earlier day would never hold. */
function besideFaults(pack: Pack, before: readonly Pack[]): string[] {
  const own = before.filter(({ area }) => area === pack.area);
  const unordered = own.some((one) => (one.version < pack.version) !== (one.effectiveFrom < pack.effectiveFrom));
  return [
    ...(own.some(({ version }) => version === pack.version) ? ['its version is there twice'] : []),
    ...(own.some(({ effectiveFrom }) => effectiveFrom === pack.effectiveFrom) ? ['another version of its area is in force from the same day'] : []),
    ...(unordered && own.every(({ version, effectiveFrom }) => version !== pack.version && effectiveFrom !== pack.effectiveFrom) ? ['its versions are not in the order of their days'] : []),
  ];
}

function isDay(text: string): boolean {
  try {
    return plainDate(text) === text;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
