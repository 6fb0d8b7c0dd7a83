import { expect, it } from '@jest/globals';
import { checks, runCheck } from './describe-transport.js';
import type { BrokenKafka } from './fixtures/broken-kafka.fixture.js';
import { kafkaUnderTest } from './kafka-under-test.js';
import { describeOnBroker } from './test-broker.js';

const module = new URL('./fixtures/broken-kafka.fixture.ts', import.meta.url).href;

describeOnBroker('the conformance suite notices a Kafka transport with', (address) => {
  it.each<[BrokenKafka, string, readonly string[]]>([
    ['offset first', 'crash after it was sent', ['LOST']],
    ['no key', 'order per key', ['OUT_OF_ORDER']],
    ['no idempotence', 'duplicate delivery', ['LOST', 'DOUBLED', 'OUT_OF_ORDER']],
    ['two at once', 'acknowledgements get lost', ['LOST']],
    // What stands behind the poison waits, and what stood before it in its batch is handled again with it: either is seen first.
    ['handler inside', 'poison parks its key only', ['LOST', 'DOUBLED']],
  ])('%s', async (broken, name, kinds) => {
    const failure = await failureOf(broken, name);
    expect(failure).toMatchObject({ name: 'Violation' });
    expect(kinds).toContain((failure as { kind: string }).kind);
  }, 300_000);

  function failureOf(broken: BrokenKafka, name: string): Promise<unknown> {
    const check = checks.find((one) => one.name.startsWith(name));
    return runCheck(kafkaUnderTest(address, broken, module), check!).then(() => undefined, (error: unknown) => error);
  }
});
