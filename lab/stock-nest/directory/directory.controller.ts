import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsString } from 'class-validator';
import { Repository } from 'typeorm';
import type { Register } from '../shared/register.client.js';
import { AuthService } from './auth.service.js';
import { Desk, Organisation } from './entities.js';

export class SignInDto {
  @IsString() account!: string;
  @IsString() password!: string;
}

@Controller('api/directory')
export class DirectoryController {
  constructor(
    private readonly auth: AuthService, @InjectRepository(Desk) private readonly desks: Repository<Desk>,
    @InjectRepository(Organisation) private readonly organisations: Repository<Organisation>,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  signIn(@Body() { account, password }: SignInDto): Promise<{ access_token: string }> {
    return this.auth.signIn(account, password);
  }

  @Get('jwks')
  jwks(): ReturnType<AuthService['published']> {
    return this.auth.published();
  }

  @Get('register')
  async register(): Promise<Register> {
    const desks = (await this.desks.find({ order: { code: 'ASC' } })).map(({ record }) => record);
    const organisations = (await this.organisations.find()).map(({ record }) => record);
    return { desks, organisations, revision: Math.max(0, ...[...desks, ...organisations].map(({ revision }) => revision)) };
  }
}
