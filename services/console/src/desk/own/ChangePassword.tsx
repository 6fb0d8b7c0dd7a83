import { useState } from 'react';
import { ApiError } from '../../shared/problem';
import { routes } from '../../shared/routes';
import { signIn } from '../../shared/session';
import { own } from '../../shared/words/own';
import { FormField } from '../parts/FormField';
import { MoveButton } from '../parts/MoveButton';
import { ProblemBox } from '../parts/ProblemBox';
import { useMove } from '../use-move';

const wrong = (field: string, title: string): ApiError => new ApiError({ code: 'PASSWORDS_DIFFER', title, status: 422, errors: [{ field, code: 'PASSWORDS_DIFFER', title }] });

/** A new password of one's own. All sessions end, this one too: the way leads to the sign-in. */
export function ChangePassword() {
  const [typed, setTyped] = useState({ current: '', password: '', again: '' });
  const [differs, setDiffers] = useState<ApiError>();
  const changing = useMove('/api/directory/me/password', 'put');
  const problem = differs ?? changing.problem;
  const submit = async (): Promise<void> => {
    const { current, password, again } = typed;
    setDiffers(password === again ? undefined : wrong('again', own.differ));
    if (password !== again) return;
    if (await changing.send({ body: { current, password } }) !== undefined) signIn(routes.me);
  };
  const field = (name: keyof typeof typed, label: string, complete: string, hint?: string) => (
    <FormField name={name} label={label} hint={hint} isRequired problem={problem}>
      {(attributes) => <input {...attributes} type="password" autoComplete={complete} value={typed[name]} onChange={(event) => { setTyped({ ...typed, [name]: event.target.value }); }} />}
    </FormField>
  );
  return (
    <section className="panel" aria-labelledby="password-title">
      <h2 id="password-title">{own.password}</h2>
      <form onSubmit={(event) => { event.preventDefault(); if (!changing.isSending) void submit(); }} aria-label={own.password}>
        {field('current', own.current, 'current-password')}
        {field('password', own.fresh, 'new-password', own.passwordHint)}
        {field('again', own.again, 'new-password')}
        <ProblemBox error={problem} />
        <MoveButton isMain isSending={changing.isSending} isSlow={changing.isSlow}>{own.change}</MoveButton>
      </form>
    </section>
  );
}
