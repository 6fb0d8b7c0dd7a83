import { registerHooks } from 'node:module';

/** Lets Node 24 run our TypeScript sources as they are (it strips the types): `./x.js` is `./x.ts`, `@referrals/*` is its source. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('@referrals/')) return next(specifier, { ...context, conditions: ['@referrals/source', ...context.conditions] });
    if (!/^\.{1,2}\/.*\.js$/.test(specifier) || !context.parentURL?.endsWith('.ts')) return next(specifier, context);
    return next(`${specifier.slice(0, -3)}.ts`, context);
  },
});
