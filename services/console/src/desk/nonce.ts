const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';

/**
 * The component library makes style sheets while it runs, and forgets the nonce on some: every `style` element made by a script gets it. What is
 * injected as markup is not made by a script, and stays refused.
 */
export function markStyles(): void {
  const make = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = make(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}

/** Of this page. */
export const pageNonce = nonce;
