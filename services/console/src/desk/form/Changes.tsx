import { ChangeButton } from './ChangeButton';
import type { ChangeForm } from './field';

interface ChangesProps {
  readonly forms: readonly ChangeForm[];
  readonly version?: number | undefined;
  /** The first is what is mostly done. */
  readonly hasMain?: boolean;
  readonly of?: string | undefined;
}

/** Buttons of what may be done. What may not is absent. */
export function Changes({ forms, version, hasMain = false, of }: ChangesProps) {
  if (forms.length === 0) return null;
  return <div className="moves">{forms.map((form, index) => <ChangeButton key={form.title} form={form} version={version} isMain={hasMain && index === 0} of={of} />)}</div>;
}
