import { field } from '../../shared/words/field';

interface BegunProps {
  readonly text: string;
  readonly onDrop: () => void;
}

/** What is shown was written earlier and lies here unsaved; or begin anew. */
export function Begun({ text, onDrop }: BegunProps) {
  return <p class="note" role="status">{text} <button class="quiet" type="button" onClick={onDrop}>{field.fresh}</button></p>;
}
