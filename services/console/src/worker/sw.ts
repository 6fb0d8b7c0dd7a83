/**
 * Keeps the page, script and style of the phone program, so that a page opens without a line. Never an answer of the API, never a page of
 * the desk: what is not the phone's shell passes as if there were no worker.
 */
declare const self: ServiceWorkerGlobalScope;
/** The files of this build, put in place by it. */
declare const SHELL: readonly string[];

const PAGE = '/';
const PAGES = /^\/($|report(\/|$)|follow-up$|mine(\/|$)|field(\/|$))/;
/** One cache a build: files have their hash in the name, so the list names the build. */
const CACHE = `phone ${SHELL.join(' ')}`;

/** A line that is there and carries nothing is not waited for longer. */
const GIVEN_UP_AFTER_MS = 20_000;

/** From the server, else, or when that is in trouble, as it was kept. Nothing kept: whatever the line brings, however late. */
async function pageFor(request: Request): Promise<Response> {
  const kept = await caches.match(PAGE);
  if (kept === undefined) return await fetch(request);
  const late = new Promise<Response>((resolve) => { setTimeout(() => { resolve(kept); }, GIVEN_UP_AFTER_MS); });
  // A server that is restarted is answered for by whatever stands before it.
  const fresh = fetch(request).then((answer) => (answer.status >= 500 ? kept : answer), () => kept);
  return await Promise.race([fresh, late]);
}

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...SHELL])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && PAGES.test(pathname)) {
    event.respondWith(pageFor(request));
  } else if (SHELL.includes(pathname)) {
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)));
  }
});
