interface Rules { createHTML(text: string): string; createScriptURL(url: string): string }
interface TrustedTypes { createPolicy(name: 'default', rules: Rules): unknown }

const WORKER = '/sw.js';

/**
 * The page's only policy for what is made of strings, asked by the browser itself: text without markup, and our own worker. Everything else
 * is refused. Before anything of the page runs.
 */
export function refuseMarkup(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML(text) {
      if (text.includes('<')) throw new TypeError('markup refused');
      return text;
    },
    createScriptURL(url) {
      if (url !== WORKER) throw new TypeError('script refused');
      return url;
    },
  });
}
