// @filename: src/rates.controller.ts
import { Controller, Get } from '@nestjs/common';
import { HttpService } from '@nestjs/axios';
@Controller('rates')
export class RatesController {
  constructor(private readonly http: HttpService) {}
  @Get()
  latest() {
    return this.http.get('https://rates.example.com');
    //     ^^^^^^^^^^^^^ outbound-call-without-timeout: `this.http.get` sets no timeout
  }
}
