import type { Part } from './archive.js';
import { beyond, type SheetLimits } from './sheet-limits.js';
import { TextGatherer } from './text-gatherer.js';
import { walkXml } from './walk-xml.js';

/** The texts that cells name by number. @throws DomainError FILE_UNPACKS_TOO_LARGE when there are more than a sheet may have cells */
export async function readSharedTexts(part: Part | undefined, limits: SheetLimits): Promise<string[]> {
  if (part === undefined) return [];
  const gatherer = new TextGatherer(limits.cellLength);
  const most = limits.rows * limits.columns;
  const texts: string[] = [];
  const walked = walkXml<string>(part, {
    open: (name) => { if (name === 'si') gatherer.begin(); else gatherer.open(name); },
    text: (text) => gatherer.take(text),
    close(name, found) {
      gatherer.close(name);
      if (name === 'si') found.push(gatherer.end());
    },
  });
  for await (const text of walked) if (texts.push(text) > most) throw beyond('FILE_UNPACKS_TOO_LARGE', limits.unpackedBytes);
  return texts;
}
