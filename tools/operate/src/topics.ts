import { askBrokers, createKafka, createTopics, findTopicFaults } from '@referrals/event-bus';
import { readKafkaSettings } from '@referrals/service-kit';
import { runTool } from './terminal/run-tool.js';
import { ToolError } from './terminal/tool-error.js';

/** `npm run topics`: makes the topics that are missing on the brokers of `KAFKA_BROKERS`, and says what of theirs would break the promise. */
await runTool(async ({ environment, say }) => {
  const settings = readKafkaSettings(environment);
  if (settings === undefined) throw new ToolError('请设置 KAFKA_BROKERS（主机:端口）。', 'Set KAFKA_BROKERS (host:port).');
  await askBrokers(createKafka(settings, 'referrals-topics', () => undefined), async (admin) => {
    const made = await createTopics(admin, settings);
    say(made.length > 0 ? `已建立主题 made: ${made.join(', ')}` : '主题均已存在 all topics are there');
    const faults = await findTopicFaults(admin, settings);
    if (faults.length > 0) throw new ToolError(`设置会破坏承诺：\n  ${faults.join('\n  ')}`, 'These settings would break the promise; see docs/operations.md.');
  });
});
