import { Link } from '@tanstack/react-router';
import { routes } from '../../../shared/routes';
import { childWords } from '../../../shared/words/children';
import { shared } from '../../../shared/words/shared';
import { useChildName } from '../child-names';

/** A file that looks like the child's, and the way to it. */
export function AlikeFile({ id }: { readonly id: string }) {
  const child = useChildName(id);
  if (child === undefined || child === null) return null;
  const told = [child.sex === null ? '' : shared.sex[child.sex], child.age === null ? '' : childWords.age(child.age), childWords.codes.status[child.status]].filter(Boolean).join(' · ');
  return <p><strong>{child.name ?? childWords.nameless}</strong> <span className="sub">{child.number} {told}</span> <Link className="button" to={routes.child(id)}>{childWords.open.isThis}</Link></p>;
}
