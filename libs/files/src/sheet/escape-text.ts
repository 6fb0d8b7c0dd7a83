/** How a text begins that a spreadsheet might calculate once it was saved in another format. */
const CALCULATED = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;

/** What is written of a text: `'=1+1` of `=1+1`. Nothing that a person typed is ever calculated. */
export const escapeText = (text: string): string => (CALCULATED.test(text) ? `'${text}` : text);

/** What `escapeText` was given: what we wrote is read as it was. */
export const unescapeText = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
