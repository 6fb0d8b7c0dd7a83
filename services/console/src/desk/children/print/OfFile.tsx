import type { ComponentType } from 'react';
import { childWords } from '../../../shared/words/children';
import { Reading } from '../../parts/Reading';
import { Sheet } from '../../parts/Sheet';
import { useRead } from '../../use-read';
import type { FileView } from '../file/file-view';
import { Delegated } from './Delegated';
import { FileSheet } from './FileSheet';
import { LogSheet } from './LogSheet';
import type { PaperProps } from './paper-props';
import { ProblemSheet } from './ProblemSheet';
import { VisitSheet } from './VisitSheet';

const BODIES: Readonly<Record<string, ComponentType<{ readonly file: FileView }>>> = {
  file: FileSheet, visits: VisitSheet, delegation: Delegated, 'delegation-notice': ({ file }) => <Delegated file={file} isNotice />, problems: ProblemSheet, 'work-log': LogSheet,
};

/** Papers of one child's file. What others linked to it, and what harm was found, are on none. */
export function OfFile({ form, id }: PaperProps) {
  const read = useRead('/api/child-registry/children/{id}', { path: { id } });
  const Body = BODIES[form];
  return <Reading of={read}>{(file) => <Sheet title={childWords.print.forms[form]} number={file.number}>{Body === undefined ? null : <Body file={file} />}</Sheet>}</Reading>;
}
