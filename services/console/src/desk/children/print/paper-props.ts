import type { childPrint } from '../../../shared/words/zh/child-print';

export type PaperName = keyof typeof childPrint.forms;

export interface PaperProps {
  readonly form: PaperName;
  /** Of what it is about: a file, a campaign, a place. */
  readonly id: string;
}
