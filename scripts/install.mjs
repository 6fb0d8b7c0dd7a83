import { ensureInstalled } from './lib/set-up.mjs';

ensureInstalled();
