import { useState, type DragEvent } from 'react';
import { oversight } from '../../shared/words/oversight';
import { wordOf } from '../../shared/words/word-of';
import { ChainResult } from './ChainResult';
import { readTrailFile, type TrailFile } from './trail-file';

interface Checked { readonly name: string; readonly file: TrailFile | undefined }

/** An exported record is checked on this computer; nothing of it is sent. */
export function BundleCheck() {
  const words = oversight.audit;
  const [checked, setChecked] = useState<Checked>();
  const look = async (file: File | undefined): Promise<void> => { if (file !== undefined) setChecked({ name: file.name, file: await readTrailFile(file) }); };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void look(event.dataTransfer.files[0]);
  };
  return (
    <section className="panel" aria-labelledby="bundle" onDragOver={(event) => { event.preventDefault(); }} onDrop={drop}>
      <h2 id="bundle">{words.bundle}</h2>
      <p>{words.drop}</p>
      <div className="field">
        <label htmlFor="trail-file">{words.file}</label>
        <input id="trail-file" type="file" accept="application/json,.json" onChange={(event) => { void look(event.target.files?.[0]); }} />
      </div>
      {checked === undefined ? null : (
        <div role="status">
          <p>{words.checked(checked.name)}</p>
          {checked.file === undefined ? <p className="error">{words.badFile}</p> : checked.file.trails.map(({ service, entries }) => <div key={service}><strong>{wordOf(words.files, service)}</strong><ChainResult entries={entries} /></div>)}
        </div>
      )}
    </section>
  );
}
