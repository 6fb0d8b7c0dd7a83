/** Which of the console's two programs shows a path; the same lists as in its routers. */
const below = (names: readonly string[]): RegExp => new RegExp(`^/(${names.join('|')})(/|$)`);

const PHONE = below(['report', 'follow-up', 'mine', 'field']);
const DESK = below(['desk', 'coordination', 'supervision', 'figures', 'children', 'admin', 'audit', 'policy', 'print', 'me', 'inbox']);
/** Answered by others, whatever they answer. */
const OTHERS = below(['api', 'oidc', 'session', 'signed-in', 'health', 'docs', 'metrics', 'assets']);

export type Program = 'phone' | 'desk';

/** The program whose page stands at this path; undefined when none does. */
export function programAt(path: string): Program | undefined {
  if (path === '/' || PHONE.test(path)) return 'phone';
  return DESK.test(path) ? 'desk' : undefined;
}

/** A path of nobody else: a person who asks for it is told in the console that there is nothing. */
export function isNobodys(path: string): boolean {
  return !OTHERS.test(path);
}
