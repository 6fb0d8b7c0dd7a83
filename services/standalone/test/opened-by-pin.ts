import { ConsoleBrowser } from '../../directory/test/console-browser.js';
import { KeptPhone } from '../../directory/test/kept-phone.js';
import { passwordOf } from './browser/password-of.js';
import type { Exchange } from './exchange.js';

const PIN = '294817';

/** A browser of this person that their PIN opened: it is good for work in the field alone. */
export async function openedByPin(exchange: Exchange, account: string): Promise<ConsoleBrowser> {
  const browser = new ConsoleBrowser(exchange.url);
  await browser.signIn(account, passwordOf(account));
  const phone = new KeptPhone(browser);
  await phone.keep(PIN);
  const { status } = await phone.open(PIN);
  if (status !== 200) throw new Error(`The PIN opened nothing: ${status}`);
  return browser;
}
