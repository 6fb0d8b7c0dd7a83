import { describeTransport } from './describe-transport.js';
import { localUnderTest } from './local-under-test.js';

describeTransport(localUnderTest('local', 'shuffled'));
