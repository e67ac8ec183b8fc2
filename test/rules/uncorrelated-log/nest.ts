// @filename: src/main.ts
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.create(AppModule, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  await app.listen(3000);
}
void start();

// @filename: src/app.module.ts
import { Controller, Get, Logger, Module } from '@nestjs/common';
import { InjectPinoLogger, LoggerModule, PinoLogger } from 'nestjs-pino';
import { OrdersService } from './orders.service';
@Controller('orders')
class OrdersController {
  private readonly logger = new Logger(OrdersController.name);
  constructor(@InjectPinoLogger() private readonly pino: PinoLogger, private readonly orders: OrdersService) {}
  @Get() list() {
    this.logger.log('routed to pino');
    this.pino.info('of the request');
    return this.orders.all();
  }
}
@Module({ imports: [LoggerModule.forRoot()], controllers: [OrdersController], providers: [OrdersService] })
export class AppModule {}

// @filename: src/orders.service.ts
import { Injectable, OnModuleInit } from '@nestjs/common';
@Injectable()
export class OrdersService implements OnModuleInit {
  onModuleInit() { console.log('starting'); }
  all(): string[] {
    console.log('listed');
//  ^^^^^^^^^^^ uncorrelated-log: GET /orders → OrdersController.list → OrdersService.all
    return [];
  }
}
