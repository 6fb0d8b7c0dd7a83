import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, movesController, type RequestKey } from '@referrals/service-kit';
import { CallbackPage, CallbackQuery, CallbackView, NewCallback } from './callback.dto.js';
import { Callbacks } from './callbacks.js';

const AT = 'api/callbacks/callbacks';

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class CallbackController {
  constructor(private readonly callbacks: Callbacks) {}

  @Post()
  @Requires('callback.work')
  @Describe({ summary: 'Ask the place’s civil-affairs desk to call', status: 201, response: CallbackView, headers: ['Idempotency-Key'], errors: ['DIVISION_CODE_INVALID', 'DIRECTORY_COPY_INCOMPLETE'] })
  open(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewCallback): Promise<CallbackView> {
    return this.callbacks.open({ principal, key, body }, body.division);
  }

  @Get()
  @Requires('callback.read')
  @Describe({ summary: 'Calls of the caller’s desks, newest first', response: CallbackPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: CallbackQuery): Promise<CallbackPage> {
    return this.callbacks.list(principal, query);
  }

  @Get(':id')
  @Requires('callback.read')
  @Describe({ summary: 'A call', response: CallbackView, errors: ['NOT_FOUND'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<CallbackView> {
    return this.callbacks.read(principal, id);
  }
}

export const CallbackMoves = movesController({
  name: 'CallbackMoves', at: AT, permission: 'callback.work', answer: CallbackView, use: Callbacks,
  moves: { make: { summary: 'Say that the call was made' }, 'give-up': { summary: 'Say that nobody could be reached' } },
});
