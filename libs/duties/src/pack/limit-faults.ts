import type { Limit } from './duty-pack.js';

const UNITS = ['HOUR', 'DAY', 'WORKDAY', 'MONTH', 'YEAR'];

/** Codes of what is wrong with a limit; of a unit that does not exist nothing more is said. */
export function limitFaults({ unit, amount, roll, hourStart, endOfMonth }: Limit): string[] {
  if (!UNITS.includes(unit)) return ['UNIT_UNKNOWN'];
  const hours = unit === 'HOUR';
  return [
    ...(Number.isInteger(amount) && amount >= 1 && amount <= 10_000 ? [] : ['AMOUNT_RANGE']),
    ...(hours ? ['MOMENT', 'NEXT_HOUR'].includes(hourStart as string) : hourStart === undefined) ? [] : ['HOUR_START'],
    ...(roll === undefined || (!hours && unit !== 'WORKDAY' && ['NEXT_WORKDAY', 'NONE'].includes(roll)) ? [] : ['ROLL']),
    ...(endOfMonth === true && unit !== 'MONTH' && unit !== 'YEAR' ? ['END_OF_MONTH'] : []),
  ];
}
