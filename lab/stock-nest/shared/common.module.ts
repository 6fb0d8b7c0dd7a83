import { Module, type DynamicModule } from '@nestjs/common';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FailSome } from './fail-some.js';
import { HealthController } from './health.controller.js';
import { JwtGuard } from './jwt.guard.js';
import { KAFKA, SETTINGS } from './names.js';
import { RegisterClient } from './register.client.js';
import type { Settings } from './settings.js';

/** Database, Kafka client, sign-in and settings, as each of the three processes needs them. */
@Module({})
export class CommonModule {
  static forRoot(name: string, settings: Settings): DynamicModule {
    const clients = ClientsModule.register([{
      name: KAFKA, transport: Transport.KAFKA,
      options: { client: { clientId: `stock-${name}`, brokers: [...settings.brokers] }, producerOnlyMode: true },
    }]);
    return {
      module: CommonModule, global: true, controllers: [HealthController],
      imports: [
        TypeOrmModule.forRoot({
          type: 'postgres', url: settings.databaseUrl, autoLoadEntities: true, synchronize: true, poolSize: 10, uuidExtension: 'pgcrypto', installExtensions: false,
        }),
        clients,
      ],
      providers: [{ provide: SETTINGS, useValue: settings }, JwtGuard, RegisterClient, FailSome],
      exports: [SETTINGS, clients, JwtGuard, RegisterClient, FailSome],
    };
  }
}
