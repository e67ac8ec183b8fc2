// @filename: src/rates.controller.ts
import { Controller, Get } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
@Controller('rates')
export class RatesController {
  constructor(private readonly http: HttpService) {}
  @Get()
  latest() {
    // The module gives every request its timeout.
    return this.http.get('https://rates.example.com');
  }
}

// @filename: src/rates.module.ts
import { Module } from '@nestjs/common';
import { HttpModule } from '@nestjs/axios';
import { RatesController } from './rates.controller';
@Module({ imports: [HttpModule.register({ timeout: 2000 })], controllers: [RatesController] })
export class RatesModule {}
