import tseslint from 'typescript-eslint';

const CLOCK = 'Time is an argument (Instant of @referrals/calendar) and comes from the Clock port.';
const PUBLISHING = { name: '@nestjs/microservices', message: 'Services publish by their outbox only, and listen by @OnEvent.' };
const OUTSIDE = [
  { group: ['@nestjs/*', 'pg', 'node:*', 'typeorm'], message: 'A decision is pure: no framework, no database, no Node.' },
];

/** Chinese characters and punctuation. */
const CJK = '[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]';
const WORDS = 'What people read stands in src/shared/words, in both languages.';

/** What oxlint cannot say: the house's own rules. No types are loaded, so it takes seconds. */
export default tseslint.config(
  { ignores: ['**/dist/**', 'fences/fixtures/**', '.nx/**', '.cache/**', 'coverage/**', 'lab/new-service/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['{libs,services,tools,lab}/**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    rules: {
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Use node:crypto, or a seeded generator in tests.' }],
    },
  },
  {
    files: ['{libs/*,services/*,tools/*,lab}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/testing/**', 'libs/service-kit/src/run/config.ts', 'libs/event-bus/src/conformance/test-broker.ts'],
    rules: {
      'no-restricted-properties': ['error',
        { object: 'Math', property: 'random', message: 'Use node:crypto.' },
        { object: 'process', property: 'env', message: 'The environment is read once, by the configuration.' }],
    },
  },
  {
    files: ['{services/*,tools/*,lab}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [PUBLISHING] }] },
  },
  {
    files: ['{libs,services}/*/src/**/*.{controller,dto,query}.ts', 'libs/service-kit/src/http/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [PUBLISHING, { name: '@referrals/contracts', importNames: ['Id', 'InstantField'], message: 'Fields of events. HTTP has IdField and Moment.' }] }],
    },
  },
  {
    files: ['**/*.domain.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: OUTSIDE }],
      'no-restricted-syntax': ['error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCK },
        { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: CLOCK }],
    },
  },
  {
    files: ['services/console/**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  },
  {
    files: ['services/console/**/*.{ts,tsx,mjs}'],
    ignores: ['services/console/src/shared/words/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error',
        { selector: `Literal[value=/${CJK}/]`, message: WORDS },
        { selector: `TemplateElement[value.raw=/${CJK}/]`, message: WORDS },
        { selector: `JSXText[value=/${CJK}/]`, message: WORDS }],
    },
  },
);
