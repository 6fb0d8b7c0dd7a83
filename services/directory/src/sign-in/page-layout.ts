import { createHash } from 'node:crypto';

const STYLE = `
:root{color-scheme:light;--ink:#1b2733;--soft:#5a6b7b;--line:#7d8b98;--act:#0b5cab;--bad:#b3261e}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:20px;padding:24px 16px;background:#eef2f6;color:var(--ink);
font:17px/1.6 -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif}
main{width:100%;max-width:420px;background:#fff;border-radius:12px;padding:32px 28px;box-shadow:0 1px 3px rgba(16,40,64,.14)}
h1{margin:0 0 4px;font-size:26px;line-height:1.3}
p{margin:0 0 16px}
.en{display:block;color:var(--soft);font-size:14px;font-weight:400}
.lead{color:var(--soft);margin-bottom:24px}
label{display:block;margin:0 0 6px;font-weight:600}
input{width:100%;height:48px;margin:0 0 20px;padding:0 12px;font:inherit;color:inherit;background:#fff;border:1px solid var(--line);border-radius:8px}
input:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #7fb2e5;outline-offset:1px}
button{width:100%;min-height:50px;padding:8px 12px;font:inherit;font-weight:600;color:#fff;background:var(--act);border:0;border-radius:8px;cursor:pointer}
button.quiet{margin-top:12px;color:var(--act);background:#fff;border:1px solid var(--line)}
button .en{color:inherit;opacity:.85}
.error{margin:0 0 20px;padding:12px 14px;color:var(--bad);background:#fdf1f0;border:1px solid #efc3c0;border-radius:8px}
.error .en{color:inherit}
.help{margin:20px 0 0;font-size:15px;color:var(--soft)}
aside{width:100%;max-width:420px;padding:0 4px;font-size:16px}
aside a{color:var(--bad);font-weight:700}
@media (max-width:480px){body{justify-content:flex-start}main{padding:24px 20px}}
`;

const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** Chinese first; a second line in English when the browser asks for English before Chinese. */
export type Say = (zh: string, en: string) => string;

export function sayIn(acceptLanguage: string): Say {
  const first = /\b(zh|en)\b/i.exec(acceptLanguage)?.[1]?.toLowerCase();
  return first === 'en' ? (zh, en) => `${zh}<span class="en" lang="en">${en}</span>` : (zh) => zh;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page: no script, no foreign content, readable on a phone. `body` is HTML. */
export function page(title: string, body: string, say: Say): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} · 童护联转</title><style>${STYLE}</style></head>
<body><main>${body}</main>
<aside>${say('孩子正处在危险中？请立即拨打 <a href="tel:110">110</a>。', 'A child in danger now? Call <a href="tel:110">110</a>.')}</aside></body></html>`;
}

/** Headers of every page. `formTargets`: origins a form's answer may redirect to beside our own (browsers apply form-action to redirects). */
export function pageHeaders(formTargets: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src ${STYLE_HASH}; form-action ${["'self'", ...formTargets].join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
    'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY',
    Vary: 'Accept-Language',
  };
}
