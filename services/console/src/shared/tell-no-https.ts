import { shared } from './words/shared';

/** Above every page, where the browser allows neither signing in nor keeping drafts: over http, on a host that is not this computer. Once, when the words are there. */
export function tellNoHttps(): void {
  if (isSecureContext) return;
  const note = document.createElement('p');
  note.className = 'no-https';
  note.setAttribute('role', 'alert');
  note.textContent = shared.needsHttps;
  document.body.prepend(note);
}
