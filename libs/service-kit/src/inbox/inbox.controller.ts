import { Body, Controller, Get, HttpCode, Inject, Post, Query, type Provider, type Type } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import type { ServiceName } from '@referrals/contracts';
import { Describe } from '../http/describe.js';
import { named } from '../http/named.js';
import { streamController } from '../streams/stream.controller.js';
import { InboxPlace } from './inbox-place.js';
import { InboxCounts, InboxPage, InboxQuery, MessageSignal, ReadBody } from './inbox.dto.js';
import { MessageStream } from './message-stream.js';
import { ReadInbox } from './read-inbox.js';
import { ReadMessages } from './read-messages.js';

/** `/api/<service>/inbox`: a person's messages of this service, counts, marks of reading and a stream. In each service that has one it is the same. */
export function inboxControllers(service: ServiceName, holds: string): Type[] {
  const at = `api/${service}/inbox`;
  @Controller(at)
  class InboxController {
    constructor(@Inject(ReadInbox) private readonly inbox: ReadInbox, @Inject(ReadMessages) private readonly messages: ReadMessages) {}

    @Get()
    @Requires('inbox.read')
    @Describe({ summary: `My messages, newest first: ${holds}`, response: InboxPage, errors: ['INVALID_CURSOR'] })
    page(@Caller() caller: StaffPrincipal, @Query() query: InboxQuery): Promise<InboxPage> {
      return this.inbox.page(caller, query);
    }

    @Get('counts')
    @Requires('inbox.read')
    @Describe({ summary: 'How many of my messages are unread, by kind; of each up to a hundred', response: InboxCounts })
    counts(@Caller() caller: StaffPrincipal): Promise<InboxCounts> {
      return this.inbox.counts(caller);
    }

    @Post('read')
    @HttpCode(200)
    @Requires('inbox.read')
    @Describe({ summary: 'Say that messages are read; said again it changes nothing', response: InboxCounts, bodyRequired: true, errors: ['INVALID_CURSOR'] })
    read(@Caller() caller: StaffPrincipal, @Body() body: ReadBody): Promise<InboxCounts> {
      return this.messages.read(caller, body);
    }
  }
  const stream = streamController({
    at, stream: MessageStream, view: MessageSignal, permission: 'inbox.read', summary: 'My messages as they come and are read, with how many are unread',
  });
  return [named(InboxController, service), named(stream, service)];
}

/** What the routes need; whoever lands messages stirs the `MessageStream`. */
export const inboxProviders = (place: Type<InboxPlace>): Provider[] => [{ provide: InboxPlace, useClass: place }, ReadInbox, ReadMessages, MessageStream];
