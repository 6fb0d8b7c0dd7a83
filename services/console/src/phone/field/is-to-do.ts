import type { ChildCard } from './types';

/** Due now, or soon. */
export const isToDo = ({ state }: ChildCard['contact']): boolean => state === 'SOON' || state === 'OVERDUE';
