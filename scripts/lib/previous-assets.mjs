import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Beside the pages, and served to nobody: which assets are of this build, and which of the one before. */
const LIST = 'assets.json';

const listOf = (dist) => (existsSync(join(dist, LIST)) ? JSON.parse(readFileSync(join(dist, LIST), 'utf8')) : { own: [], kept: [] });

/**
 * A page that is open during a release asks for files of the build it came from: those of the previous build stay beside the new ones, older ones go.
 * Moves `dist` to `aside`; returns what puts the assets back, to be called when the new build is complete. A build that failed changes nothing of what is
 * aside, and the same build again counts as one.
 */
export function setAside(dist, aside) {
  if (existsSync(join(dist, LIST))) {
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(dirname(aside), { recursive: true });
    renameSync(dist, aside);
  } else {
    rmSync(dist, { recursive: true, force: true });
  }
  return () => {
    const before = listOf(aside);
    const own = readdirSync(join(dist, 'assets'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile()).map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name))).sort();
    const isSame = JSON.stringify(own) === JSON.stringify(before.own);
    const kept = (isSame ? before.kept : before.own).filter((name) => !own.includes(name));
    for (const name of kept) cpSync(join(aside, name), join(dist, name));
    writeFileSync(join(dist, LIST), JSON.stringify({ own, kept }));
    rmSync(aside, { recursive: true, force: true });
  };
}
