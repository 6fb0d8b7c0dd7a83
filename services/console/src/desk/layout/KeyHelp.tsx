import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { isKeyboardOn, setKeyboard } from './keyboard';

/** Which key does what, and the switch that turns keys off. */
export function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const words = desk.keyboard;
  return (
    <section className="panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl className="facts">{Object.entries(words.keys).map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
      <p><label><input type="checkbox" defaultChecked={isKeyboardOn()} onChange={(event) => { setKeyboard(event.target.checked); }} /> {words.on}</label></p>
      <p><button className="button" type="button" onClick={onClose}>{shared.close}</button></p>
    </section>
  );
}
