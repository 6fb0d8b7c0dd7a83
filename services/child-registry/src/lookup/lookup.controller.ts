import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, LookupBody } from '@referrals/service-kit';
import { ChildNames, FoundChildren, MyDue, SearchBody } from '../child/child.dto.js';
import { ListChildren } from '../child/list-children.query.js';
import { FindChildren } from './find-children.query.js';

@Controller('api/child-registry')
export class LookupController {
  constructor(private readonly children: FindChildren, private readonly lists: ListChildren) {}

  @Post('children/search')
  @HttpCode(200)
  @Requires('child.read')
  @Describe({ summary: 'Files by an ID number, a file’s number or a name', response: FoundChildren, errors: ['SEARCH_TERM_NEEDED', 'ID_NUMBER_FORM', 'ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_CHECK'] })
  search(@Caller() principal: StaffPrincipal, @Body() body: SearchBody): Promise<FoundChildren> {
    return this.children.search(principal, body);
  }

  @Post('children/lookup')
  @HttpCode(200)
  @Requires('child.lookup')
  @Describe({ summary: 'Names for a page of another service, for a purpose that is recorded', response: ChildNames })
  lookup(@Caller() principal: StaffPrincipal, @Body() body: LookupBody): Promise<ChildNames> {
    return this.children.lookup(principal, body);
  }

  @Get('my/due')
  @Requires('child.read', { field: true })
  @Describe({ summary: 'Whom to call and whom to visit this month, house by house', response: MyDue })
  due(@Caller() principal: StaffPrincipal): Promise<MyDue> {
    return this.lists.due(principal);
  }
}
