import { useState } from 'react';
import { own } from '../../shared/words/own';
import { desk } from '../../shared/words/desk';
import { isKeyboardOn, setKeyboard } from '../layout/keyboard';
import { setTextSize, textSize, type TextSize } from '../text-size';
import { switchTheme, theme, type Theme } from '../theme';

interface ChoiceProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly words: Readonly<Record<Value, string>>;
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ legend, name, words, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className="choices field">
      <legend>{legend}</legend>
      {(Object.entries(words) as [Value, string][]).map(([value, word]) => (
        <label key={value}><input type="radio" name={name} checked={value === chosen} onChange={() => { onChoose(value); }} />{word}</label>
      ))}
    </fieldset>
  );
}

/** How it looks on this device, and whether single keys do something. */
export function Appearance() {
  const [size, setSize] = useState<TextSize>(textSize());
  const [colours, setColours] = useState<Theme>(theme());
  const [hasKeys, setKeys] = useState(isKeyboardOn());
  return (
    <section className="panel" aria-labelledby="look">
      <h2 id="look">{own.look}</h2>
      <Choice legend={own.size} name="size" words={own.sizes} chosen={size} onChoose={(chosen) => { setTextSize(chosen); setSize(chosen); }} />
      <Choice legend={own.theme} name="theme" words={own.themes} chosen={colours} onChoose={(chosen) => { if (chosen !== theme()) switchTheme(); setColours(theme()); }} />
      <p className="choices"><label><input type="checkbox" checked={hasKeys} onChange={(event) => { setKeyboard(event.target.checked); setKeys(isKeyboardOn()); }} />{desk.keyboard.on}</label></p>
      <details><summary>{desk.keyboard.title}</summary><dl className="facts">{Object.entries(desk.keyboard.keys).map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl></details>
      <p className="sub">{own.kept}</p>
    </section>
  );
}
