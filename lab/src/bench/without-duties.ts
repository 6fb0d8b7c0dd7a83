import { definitions } from '@referrals/services';

/** Loaded before the program (`node --import`): no service keeps what its cases owe. For comparison alone. */
for (const definition of definitions) Reflect.deleteProperty(definition, 'duties');
