interface CodeChoicesProps<Code extends string> {
  readonly legend: string;
  readonly words: Readonly<Record<Code, string>>;
  readonly chosen: readonly Code[];
  readonly onChange: (chosen: Code[]) => void;
}

/** Any number of a table of codes, by their words. */
export function CodeChoices<Code extends string>({ legend, words, chosen, onChange }: CodeChoicesProps<Code>) {
  return (
    <fieldset className="choices lines field">
      <legend>{legend}</legend>
      {(Object.entries(words) as [Code, string][]).map(([code, word]) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={(event) => { onChange(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code)); }} />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
