import { Link } from '@tanstack/react-router';
import { routes } from '../../shared/routes';
import { shared } from '../../shared/words/shared';
import { useRead } from '../use-read';

/** How many messages I have not read, on every page; kept up to date by their stream. */
export function Unread() {
  const { data } = useRead('/api/directory/inbox/counts');
  if (data === undefined || data.unread === 0) return null;
  return <Link className="unread" to={routes.inbox}>{shared.unreadMessages(data.unread, data.more)}</Link>;
}
