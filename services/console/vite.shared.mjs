/** What both programs are built for: phones and computers of offices, some of them years old. */
export const target = ['chrome91', 'safari15', 'firefox91'];

/** @param {string} program its page is `<program>.html`, its files lie under `/assets/<program>/` */
export const output = (program) => ({
  outDir: 'dist', emptyOutDir: false, target, assetsDir: `assets/${program}`, assetsInlineLimit: 0, modulePreload: { polyfill: false },
  chunkSizeWarningLimit: 1_000, rolldownOptions: { input: { [program]: `${program}.html` } },
});
