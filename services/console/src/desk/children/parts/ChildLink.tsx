import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { useChildName } from '../child-names';

/** A child by id, leading to its file; said as a file alone when its name is not the reader's to see. */
export function ChildLink({ id }: { readonly id: string }) {
  const child = useChildName(id);
  if (child === undefined) return <span>…</span>;
  if (child === null) return <span>{childWords.notYours}</span>;
  return <Link to={routes.child(id)}>{child.name ?? childWords.nameless} <small className="sub">{child.number}</small></Link>;
}
