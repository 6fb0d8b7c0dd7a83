import { serverNow } from '../../shared/dates';

const CHINA_MS = 8 * 3_600_000;

/** The month it is in China: `2026-05`. */
export const monthNow = (): string => new Date(serverNow() + CHINA_MS).toISOString().slice(0, 7);
/** Today in China: `2026-05-11`. */
export const todayNow = (): string => new Date(serverNow() + CHINA_MS).toISOString().slice(0, 10);
