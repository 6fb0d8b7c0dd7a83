import { instantFromMillis, millisOf, type Instant } from './instant.js';

const MINUTE_MS = 60_000;

/** When a notice imported now takes effect: at the second full minute after it, which is more than one minute away. By then every process knows it. */
export const effectOf = (now: Instant): Instant => instantFromMillis((Math.floor(millisOf(now) / MINUTE_MS) + 2) * MINUTE_MS);
