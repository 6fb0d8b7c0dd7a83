import { randomBytes } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { fileHeaders, pageHeaders } from './console-headers.js';
import { readConsole, type ConsoleFile, type Encoding } from './console-files.js';
import { isNobodys, programAt } from './console-paths.js';

const HASHED = '/assets/';
/** What the build put where a nonce belongs. */
const NONCE = '__NONCE__';

/**
 * Mounts the pages people see, as they lie in this folder; files are read once, here. Without a built console nothing is mounted, and every path is
 * answered as if there were none. Call before routes.
 */
export function mountConsole(app: Express, folder: string): void {
  const files = readConsole(folder);
  if (files === undefined) return;
  const pages = { phone: files.get('/phone.html')!, desk: files.get('/desk.html')! };
  const deskPage = pages.desk.content.toString();
  const router = express.Router({ caseSensitive: true });
  router.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const program = programAt(request.path);
    if (program === 'desk') return showDesk(response, deskPage);
    if (program === 'phone') return send(request, response.set(pageHeaders()), pages.phone);
    const file = request.path.endsWith('.html') ? undefined : files.get(request.path);
    if (file !== undefined) return send(request, response.set(fileHeaders(file.type, request.path.startsWith(HASHED))), file);
    // A person's browser, not a program: it gets a page that can say so.
    if (isNobodys(request.path) && (request.headers.accept ?? '').includes('text/html')) return send(request, response.status(404).set(pageHeaders()), pages.phone);
    next();
  });
  app.use(router);
}

function showDesk(response: Response, page: string): void {
  const nonce = randomBytes(16).toString('base64');
  response.set(pageHeaders(nonce)).send(page.replaceAll(NONCE, nonce));
}

/** Browsers name gzip first and want both alike. */
const SMALLEST_FIRST: readonly Encoding[] = ['br', 'gzip'];

function send(request: Request, response: Response, { content, encoded }: ConsoleFile): void {
  response.vary('Accept-Encoding');
  const encoding = SMALLEST_FIRST.find((one) => encoded[one] !== undefined && request.acceptsEncodings(one) === one);
  if (encoding === undefined) return void response.send(content);
  response.set('Content-Encoding', encoding).send(encoded[encoding]);
}
