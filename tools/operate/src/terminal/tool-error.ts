/** What a tool cannot do, as a sentence for the terminal: Chinese, then English. */
export class ToolError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'ToolError';
  }
}
