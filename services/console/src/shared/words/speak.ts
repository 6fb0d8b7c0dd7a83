import { language } from './language';

/**
 * Puts the English words in place of the Chinese when English was chosen. Once, before anything is shown: take words from their tables when they are
 * needed, never into a constant of a module.
 */
export async function speak<Words extends object>(words: Words, english: () => Promise<Words>): Promise<void> {
  if (language() === 'en') Object.assign(words, await english());
}
