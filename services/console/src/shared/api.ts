import createClient, { type Middleware } from 'openapi-fetch';
import type { paths } from '#api';
import { noteServerTime } from './dates';
import { noConnection, problemOf } from './problem';
import { renewSession } from './renew';
import { fromThisPage, signedIn } from './signed-in';

const problems: Middleware = {
  async onResponse({ response }) {
    noteServerTime(response.headers.get('Date'));
    if (!response.ok) throw await problemOf(response);
  },
};

/** As the person of this page. A token that just ended is renewed once, and the same request (with the same key) goes again. */
async function asWhoIAm(request: Request): Promise<Response> {
  request.headers.set('X-Console', fromThisPage());
  const again = request.clone();
  const answer = await send(request);
  if (answer.status !== 401 || !signedIn.value || !(await renewSession())) return answer;
  return send(again);
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    // Who asked went away by themselves.
    if (request.signal.aborted) throw error;
    throw noConnection();
  }
}

/** The API, typed by its document. Whatever is no success is thrown as an `ApiError`. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin', fetch: asWhoIAm });
api.use(problems);

/** What a call of `api` answers; there is always something, or it has thrown. */
export async function answerOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** The same client for a path that is in no document: posts the body, if there is one. */
export async function ask<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await asWhoIAm(new Request(path, { credentials: 'same-origin', ...signal && { signal }, ...init }));
  if (!answer.ok) throw await problemOf(answer);
  return await answer.json() as T;
}

/** Sends a file as it is. */
export async function sendFile<T>(path: string, file: Blob, type: string): Promise<T> {
  const answer = await asWhoIAm(new Request(path, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': type }, body: file }));
  if (!answer.ok) throw await problemOf(answer);
  return await answer.json() as T;
}
