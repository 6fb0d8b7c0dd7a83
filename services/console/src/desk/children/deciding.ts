import type { Me } from '../me';

/** Whether whoever is signed in sits where a village's proposals are decided. A hint what to show: the server decides who may. */
export const isDeciding = ({ desks }: Me): boolean => desks.some(({ agency }) => agency === 'TOWNSHIP' || agency === 'CIV');
