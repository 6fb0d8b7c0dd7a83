/** Width on a terminal: Chinese characters take two columns. */
function width(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(letter) ? 2 : 1), 0);
}

/** A plain table for a terminal. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))));
  const line = (cells: readonly string[]): string => `  ${cells.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - width(cell))).join('  ')}`.trimEnd();
  return [line(head), line(widths.map((size) => '─'.repeat(size))), ...rows.map(line)].join('\n');
}
