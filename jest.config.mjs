/** Specs stand beside the code; the suffix names the level: .unit (pure), .int (real PostgreSQL), .e2e (the product over HTTP). */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs/*,services/*,tools/*,lab}/{src,test}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  coverageProvider: 'v8',
  testEnvironmentOptions: { customExportConditions: ['@referrals/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      swcrc: false, sourceMaps: true, module: { type: 'es6' },
      jsc: {
        target: 'es2023', parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }, keepClassNames: true,
      },
    }],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/(libs|services|tools)/[^/]+/dist', '<rootDir>/lab/dist', '<rootDir>/lab/new-service'],
  globalSetup: '<rootDir>/libs/testing/src/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/global-teardown.mjs',
  testTimeout: 60_000,
  // V8 keeps the modules of every spec a worker ran: after some three hundred it has no room left.
  workerIdleMemoryLimit: '1500MB',
};
