import type { Progress } from './types';

/** Answers the reporter was not known to have seen. */
export const unseenIn = ({ feedback }: Pick<Progress, 'feedback'>): readonly string[] => feedback.filter(({ receivedAt }) => receivedAt === undefined).map(({ id }) => id);
