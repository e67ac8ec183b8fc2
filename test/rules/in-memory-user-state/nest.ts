// @filename: src/codes.service.ts
import { Body, Controller, Injectable, Post } from '@nestjs/common';
@Injectable()
export class CodesService {
  private readonly codes = new Map<string, string>();
  issue(email: string) {
    this.codes.set(email, 'code');
    //<^^^^^^^^^^^ in-memory-user-state: State by `email` is kept in the memory of this process alone
  }
}
@Controller('codes')
export class CodesController {
  constructor(private readonly codes: CodesService) {}
  @Post()
  issue(@Body('email') email: string) {
    this.codes.issue(email);
  }
}
