interface ChooseProps { readonly label: string; readonly choices: Readonly<Record<string, string>>; readonly value: string; readonly onChange: (value: string) => void }

/** One of a few, always one. */
export function Choose({ label, choices, value, onChange }: ChooseProps) {
  return (
    <label>{label}
      <select value={value} onChange={(event) => { onChange(event.target.value); }}>{Object.entries(choices).map(([code, word]) => <option key={code} value={code}>{word}</option>)}</select>
    </label>
  );
}
