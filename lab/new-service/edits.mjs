/**
 * What a new service changes elsewhere, by hand: a file, the text before and the text after. `forgotten` is the step that tells whoever
 * leaves the edit out.
 */
export const edits = [
  {
    file: 'libs/contracts/src/codes.ts', what: 'its name in SERVICES', forgotten: 'types',
    before: "'child-registry'] as const;", after: "'child-registry', 'callbacks'] as const;",
  },
  {
    file: 'services/all/src/services.ts', what: 'its definition in the record of all services', forgotten: 'types',
    before: "import { SERVICES, type ServiceName } from '@referrals/contracts';", after: "import { callbacks } from '@referrals/callbacks';\nimport { SERVICES, type ServiceName } from '@referrals/contracts';",
    and: { before: "'child-registry': childRegistry,", after: "'child-registry': childRegistry, callbacks," },
  },
  {
    file: 'libs/auth/src/permissions.ts', what: 'its permissions', forgotten: 'types',
    before: "  'routing.preview':", after: "  'callback.read': { desk: 'MEMBER', agencies: ['CIV', 'COORD'] },\n  'callback.work': { desk: 'MEMBER', agencies: ['CIV'] },\n  'routing.preview':",
  },
];

/** The same for what is written by commands: left out, the step tells. */
export const commands = [
  { command: ['run', 'generate'], what: 'npm run generate', forgotten: 'check:generated' },
  { command: ['run', 'migrations:lock'], what: 'npm run migrations:lock', forgotten: 'check:migrations' },
  { command: ['run', 'events:lock'], what: 'npm run events:lock', forgotten: 'check:events' },
];
