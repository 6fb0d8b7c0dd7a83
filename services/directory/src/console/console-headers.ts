/**
 * What a browser may do on pages of the console: load from here only, run no script and no markup from a string, be framed by nobody. The
 * desk's component library makes style sheets while it runs: those that carry the answer's own nonce count.
 */
function policy(nonce?: string): string {
  const styles = nonce === undefined ? ["style-src 'self'"] : [`style-src 'self' 'nonce-${nonce}'`, `style-src-elem 'self' 'nonce-${nonce}'`, "style-src-attr 'unsafe-inline'"];
  return [
    "default-src 'none'", "script-src 'self'", ...styles, "img-src 'self' blob: data:", "font-src 'self'", "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'",
    "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types default',
  ].join('; ');
}

const COMMON = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Opener-Policy': 'same-origin' };

/** Headers of a page. A nonce is of one answer: give a fresh one each time. */
export function pageHeaders(nonce?: string): Readonly<Record<string, string>> {
  return {
    ...COMMON, 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', 'Content-Security-Policy': policy(nonce),
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  };
}

/** Headers of a file. One whose name holds its hash never changes. */
export function fileHeaders(type: string, isHashed: boolean): Readonly<Record<string, string>> {
  return { ...COMMON, 'Content-Type': type, 'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache', 'Content-Security-Policy': policy() };
}
