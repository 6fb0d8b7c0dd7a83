import { dayText } from '../../../shared/dates';

/** A day without an hour. */
export const Day = ({ on }: { readonly on: string | null | undefined }) => (on === null || on === undefined ? null : <time dateTime={on}>{dayText(on)}</time>);
