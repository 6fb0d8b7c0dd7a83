import type { Limit } from '../pack/duty-pack.js';
import type { Duty } from './duty.js';

/** The limit it runs by: its row's, or that of the ground on which it was extended. Undefined for a date that an event brought. */
export const limitOf = ({ row, extension }: Duty): Limit | undefined => row.extensions?.find(({ code }) => code === extension)?.limit ?? row.limit;
