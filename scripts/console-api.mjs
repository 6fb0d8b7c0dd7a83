/** Writes the API's types for the console (`#api`) from docs/api/openapi.json; at once when they are of that document already. */
import { ensureConsoleApi } from './lib/console-api.mjs';

await ensureConsoleApi();
