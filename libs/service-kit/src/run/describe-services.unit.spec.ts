import { describe, expect, it } from '@jest/globals';
import { Body, Controller, HttpCode, Post, type Type } from '@nestjs/common';
import { Public } from '@referrals/auth';
import { Describe } from '../http/describe.js';
import { Text } from '../http/fields.js';
import { describeServices } from './describe-services.js';

class Answer { @Text() said!: string }
const route = { summary: 'Say', response: Answer };

@Controller('api/directory/good')
class Good { @Post() @HttpCode(200) @Public() @Describe(route) say(@Body() _body: Answer): void { /* never called, like all of these */ } }
@Controller('api/directory/bad')
class Undeclared { @Post() @HttpCode(200) @Describe(route) say(@Body() _body: Answer): void { /* … */ } }
@Controller('api/directory/bad')
class Unchecked { @Post() @HttpCode(200) @Public() @Describe(route) say(@Body() _body: { said: string }): void { /* … */ } }
@Controller('api/directory/bad')
class Unfit { @Post() @Public() @Describe(route) say(@Body() _body: Answer): void { /* … */ } }

const of = (controller: Type) => describeServices([{ name: 'directory', migrations: [], controllers: [controller], subscriptions: [], providers: () => [] }], '1');

describe('an application of services', () => {
  it('is there with routes that are as they say', async () => {
    expect((await of(Good)).paths['/api/directory/good']?.post?.requestBody).toMatchObject({ required: true });
  });

  it.each<[string, Type]>([
    ['Routes without a permission: POST /api/directory/bad (Undeclared.say)', Undeclared],
    ['Unchecked.say has no class with fields', Unchecked],
    ['Unfit.say answers with 201, not 200', Unfit],
  ])('is not there: %s', async (fault, controller) => { await expect(of(controller)).rejects.toThrow(fault); });
});
