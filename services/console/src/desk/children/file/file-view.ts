import type { components } from '#api';

export type FileView = components['schemas']['FileView'];

/** Whether the viewer may write in the file: the server says so by the one move that anybody who works on it has. */
export const isWorkedOn = ({ status, allowedActions }: FileView): boolean => status === 'ACTIVE' && allowedActions.includes('correct');
