import 'reflect-metadata';
import { ValidationPipe, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import type { Settings } from './settings.js';

/** A hybrid application as documented: HTTP, and `ServerKafka` for the handlers when `consumes`. */
export async function start(name: string, module: DynamicModule | Type, settings: Settings, consumes: boolean): Promise<void> {
  const app = await NestFactory.create(module, { logger: ['fatal', 'error', 'warn'] });
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
  app.enableShutdownHooks();
  if (consumes) {
    app.connectMicroservice<MicroserviceOptions>({
      transport: Transport.KAFKA,
      options: {
        client: { clientId: `stock-${name}`, brokers: [...settings.brokers] }, consumer: { groupId: `stock-${name}` }, subscribe: { fromBeginning: true },
        // As many partitions at a time as the pool has connections to spare.
        run: { partitionsConsumedConcurrently: 6 },
      },
    });
    await app.startAllMicroservices();
  }
  await app.listen(settings.port, '127.0.0.1');
  // A process whose starter is gone has nobody left to serve.
  process.on('disconnect', () => { void app.close().then(() => process.exit()); });
}
