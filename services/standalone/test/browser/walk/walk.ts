import type { Person } from '@referrals/testing/browser';
import { checkForms } from './check-forms.js';
import { looksRight } from './looks-right.js';
import type { Stop } from './stop.js';
import type { OnTheWay } from './walks.js';

/** For a walk on a busy machine; some two seconds a page or form. */
export const WALK_MS = 480_000;
/** Forms are looked at where they have the least room. */
const NARROW = { width: 390, height: 900 };

/** Opens every page of a walk in the order of the table, once for each person, and looks at it with its forms: at a form of one page once, whoever opens it. */
export async function walk<Scene>(stops: readonly Stop<Scene>[], scene: Scene, come: (account: string | undefined, to: string) => Promise<Person>): Promise<void> {
  let person: Person | undefined;
  let present: string | undefined;
  const forms = new Map<string, Set<string>>();
  const formsOf = (page: string): Set<string> => {
    const seen = forms.get(page) ?? new Set();
    forms.set(page, seen);
    return seen;
  };
  for (const { page, at, by, shows, find } of stops) {
    const address = at?.(scene) ?? page;
    if (person === undefined || by !== present) {
      await person?.leave();
      person = await come(by, address);
      present = by;
    } else await person.open(address);
    if (find !== undefined) await search(person, find);
    await person.page.locator('main').getByText(shows).filter({ visible: true }).first().waitFor();
    await look(person, formsOf(page));
  }
  await person?.leave();
}

/** Looks at a page that the person came to by themselves. */
export async function lookAt(person: Person, page: OnTheWay): Promise<void> {
  const { pathname } = new URL(person.page.url());
  if (!new RegExp(`^${page.replaceAll(/\$\w+/g, '[^/]+')}$`).test(pathname)) throw new Error(`${pathname} is not ${page}`);
  await look(person, new Set());
}

async function look(person: Person, seen: Set<string>): Promise<void> {
  const { page } = person;
  const before = page.viewportSize();
  try {
    await looksRight(person);
    await page.setViewportSize(NARROW);
    await checkForms(person, seen);
  } catch (error) {
    throw new Error(`At ${page.url()}: ${(error as Error).message}`, { cause: error });
  }
  if (before !== null) await page.setViewportSize(before);
}

async function search({ page }: Person, word: string): Promise<void> {
  await page.getByRole('searchbox', { name: '名称中的字' }).fill(word);
  await page.getByRole('button', { name: '查找' }).click();
}
