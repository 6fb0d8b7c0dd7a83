import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  /** Answers once the application listens: Kafka and database were connected before that. */
  @Get('ready')
  ready(): { state: string } {
    return { state: 'ok' };
  }
}
