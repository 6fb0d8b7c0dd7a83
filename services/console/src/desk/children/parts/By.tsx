import { useName } from '../../names';

/** Who recorded something; nothing where the reader may not know. */
export const By = ({ id }: { readonly id: string | null }) => <>{useName('staff', id) ?? null}</>;
