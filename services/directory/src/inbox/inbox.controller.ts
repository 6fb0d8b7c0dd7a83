import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, InboxCounts, InboxPage, InboxQuery, MessageSignal, ReadBody, streamController } from '@referrals/service-kit';
import { ReadInbox } from './inbox.query.js';
import { MessageStream } from './message-stream.js';
import { ReadMessages } from './read-messages.js';

@Controller('api/directory/inbox')
export class InboxController {
  constructor(private readonly inbox: ReadInbox, private readonly messages: ReadMessages) {}

  @Get()
  @Requires('inbox.read')
  @Describe({ summary: 'My messages, newest first: what came to my desks, and what climbs', response: InboxPage, errors: ['INVALID_CURSOR'] })
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

export const InboxStream = streamController({
  at: 'api/directory/inbox', stream: MessageStream, view: MessageSignal, permission: 'inbox.read', summary: 'My messages as they come and are read, with how many are unread',
});
