import { describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, HttpCode, Module, Patch, Post, Query, RawBody, type INestApplication, type PipeTransform, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Public } from '@referrals/auth';
import { Describe } from './describe.js';
import { OpenObject, Part, Text } from './fields.js';
import { Parts, Texts } from './list-fields.js';
import { refuseUncheckedInput } from './refuse-unchecked-input.js';
import { refuseUnfitDocuments } from './refuse-unfit-documents.js';

class Checked { @Text() name!: string }
/** As `import type` leaves a class, and as a class that nobody decorated is. */
interface Unseen { name: string }
class Bare { name?: string }
class HalfBare { @Text() name!: string; silent = 'yes' }
class WithBare { @Part(() => Bare) inner!: Bare }
class Endless { @Texts() names!: string[] }
class EndlessInside { @Parts(() => Endless, { max: 3 }) all!: Endless[] }
class Open { @OpenObject() anything!: object }
class OwnPipe implements PipeTransform { transform(value: unknown): unknown { return value; } }
class Namesake { @Text() other!: string }
Object.defineProperty(Namesake, 'name', { value: 'Checked' });
class WithNamesake { @Part(() => Namesake) inner!: object }

const answer = { summary: 'x', response: Checked };

@Controller('api/good')
class Good {
  @Post() @Public() @Describe({ ...answer, status: 201 }) post(@Body() _body: Checked, @Query() _query: Checked): object { return {}; }
  @Get() @HttpCode(204) @Public() @Describe({ summary: 'x', status: 204 }) none(): void { /* nothing to say */ }
}

@Controller('api/bad')
class Unchecked {
  @Post('1') unseen(@Body() _body: Unseen): void { /* never called, like all of these */ }
  @Post('2') bare(@Body() _body: Bare): void { /* … */ }
  @Post('3') primitive(@Body() _body: string): void { /* … */ }
  @Post('4') list(@Body() _body: Checked[]): void { /* … */ }
  @Post('5') part(@Body('name') _name: string): void { /* … */ }
  @Post('6') piped(@Body(new OwnPipe()) _body: Checked): void { /* … */ }
  @Get('7') query(@Query() _query: Record<string, string>): void { /* … */ }
  @Post('8') halfBare(@Body() _body: HalfBare): void { /* … */ }
  @Post('9') inside(@Body() _body: WithBare): void { /* … */ }
  @Post('10') endless(@Body() _body: EndlessInside): void { /* … */ }
  @Post('11') open(@Body() _body: Open): void { /* … */ }
  @Post('12') bytes(@RawBody() _bytes: Buffer): void { /* … */ }
}

@Controller('api/unfit')
class Unfit {
  @Get('1') bare(): void { /* … */ }
  @Post('2') @Describe(answer) created(): void { /* … */ }
  @Patch('3') @Describe({ summary: 'x' }) silent(): void { /* … */ }
  @Get('4') @Describe({ summary: 'x', response: WithNamesake }) twice(@Query() _query: Checked): void { /* … */ }
}

async function application(...controllers: Type[]): Promise<INestApplication> {
  @Module({ controllers })
  class Root {}
  return NestFactory.create(Root, { logger: false });
}

function faults(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return String(error).replace(/^Error: [^:]+: /, '').split('; ');
  }
}

describe('an application does not start', () => {
  it('unless all is well', async () => {
    const app = await application(Good);
    expect(faults(() => { refuseUncheckedInput(app); refuseUnfitDocuments(app); })).toEqual([]);
  });

  it('with input that nothing would check', async () => {
    const app = await application(Good, Unchecked);
    expect(faults(() => { refuseUncheckedInput(app); })).toEqual([
      'Unchecked.unseen has no class with fields', 'Unchecked.bare has no class with fields', 'Unchecked.primitive has no class with fields', 'Unchecked.list has no class with fields',
      'Unchecked.part takes a field without its class', 'Unchecked.piped has a pipe of its own', 'Unchecked.query has no class with fields',
      'Unchecked.halfBare takes HalfBare.silent, which is no field', 'Unchecked.inside takes Bare, which has no fields', 'Unchecked.endless takes Endless.names, a list without an end',
      'Unchecked.open takes Open.anything, of which nothing is known', 'Unchecked.bytes takes what nothing checks',
    ]);
  });

  it('with a document that would not say what is so', async () => {
    const app = await application(Good, Unfit);
    expect(faults(() => { refuseUnfitDocuments(app); })).toEqual([
      'Unfit.bare is not described', 'Unfit.created answers with 201, not 200', 'Unfit.silent answers with no class', '2 classes are named Checked',
    ]);
  });
});
