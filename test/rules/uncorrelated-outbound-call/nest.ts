// @filename: src/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
}
void start();

// @filename: src/app.module.ts
import { Controller, Get, Inject, Module } from '@nestjs/common';
import { HttpModule, HttpService } from '@nestjs/axios';
import { InjectQueue } from '@nestjs/bullmq';
import { ClientProxy } from '@nestjs/microservices';
import { ClsModule, ClsService } from 'nestjs-cls';
import { Queue } from 'bullmq';
import { firstValueFrom } from 'rxjs';
@Controller('orders')
class OrdersController {
  constructor(
    private readonly http: HttpService,
    private readonly cls: ClsService,
    @InjectQueue('mail') private readonly mail: Queue,
    @Inject('STOCK') private readonly stock: ClientProxy,
  ) {}
  @Get() async list() {
    await firstValueFrom(this.http.get('http://a.internal', { headers: { 'x-request-id': this.cls.getId() } }));
    await firstValueFrom(this.http.get('http://a.internal'));
    //                   ^^^^^^^^^^^^^ uncorrelated-outbound-call: GET /orders
    await this.mail.add('welcome', { correlationId: this.cls.getId() });
    await this.mail.add('welcome', {});
    //    ^^^^^^^^^^^^^ uncorrelated-outbound-call
    this.stock.emit('listed', {});
//  ^^^^^^^^^^^^^^^ uncorrelated-outbound-call
    return [];
  }
}
@Module({ imports: [HttpModule, ClsModule.forRoot({ middleware: { mount: true, generateId: true } })], controllers: [OrdersController] })
export class AppModule {}
