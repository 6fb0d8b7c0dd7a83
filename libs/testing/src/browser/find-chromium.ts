import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge', 'microsoft-edge'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`, String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`, String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];
/** Where `npx playwright-core install chromium` puts it, on each system. */
const CACHES = ['.cache/ms-playwright', 'Library/Caches/ms-playwright', 'AppData/Local/ms-playwright'];
const IN_CACHE = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe'];

/** A Chromium of this machine: the one `CHROMIUM` names, else one on the path, where systems put it, or in Playwright's cache. */
export function findChromium(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = environment['CHROMIUM'];
  if (named) return named;
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES, ...cached()];
  return candidates.find(isProgram);
}

function cached(): string[] {
  const caches = CACHES.map((folder) => join(homedir(), folder)).filter((folder) => existsSync(folder));
  return caches.flatMap((cache) => readdirSync(cache).filter((name) => name.startsWith('chromium-')).toSorted().toReversed().flatMap((name) => IN_CACHE.map((file) => join(cache, name, file))));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
