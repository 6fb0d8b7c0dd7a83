import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/problem';
import { keep } from '../../shared/words/keep';
import { shared } from '../../shared/words/shared';
import { learnWho } from '../keep/at-this-device';
import { keptPhone, openByPin } from '../keep/kept-phone';
import { useObserved } from '../keep/use-observed';
import { isPin, PinInput } from './PinInput';

function saidBy(error: unknown): string {
  if (!(error instanceof ApiError)) return shared.failed;
  const { left } = error.facts;
  return error.code === 'PIN_WRONG' && typeof left === 'number' ? keep.pinLeft(left) : error.title;
}

/** Opens the session that stays on this phone; nothing where there is none. `onOpen`: somebody is here from now on. */
export function OpenByPin({ onOpen }: { readonly onOpen?: () => void }) {
  const phone = useObserved(keptPhone);
  const [pin, setPin] = useState('');
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [wasKept, setKept] = useState(false);
  const open = async (): Promise<void> => {
    if (phone === undefined || isAsking) return;
    if (!isPin(pin)) {
      setProblem(keep.pinForm);
      return;
    }
    setKept(true);
    setAsking(true);
    try {
      await openByPin(phone, pin);
      onOpen?.();
      await learnWho();
    } catch (error) {
      setProblem(saidBy(error));
    } finally {
      setPin('');
      setAsking(false);
    }
  };
  if (phone === undefined) return wasKept ? <p role="alert" class="note">{keep.pinOver}</p> : null;
  return (
    <form class="card" aria-label={keep.pinTitle} onSubmit={(event) => { event.preventDefault(); void open(); }}>
      <h2>{keep.pinTitle}</h2>
      <p>{keep.pinText}</p>
      <PinInput name="pin" label={keep.pin} error={problem} value={pin} onType={setPin} />
      <p><button class="button main" type="submit" aria-disabled={isAsking}>{keep.pinOpen}</button></p>
    </form>
  );
}
