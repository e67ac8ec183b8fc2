// @filename: src/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
import { AppLogger } from './app.logger';
async function start() {
  const app = await NestFactory.create(AppModule);
  app.useLogger(app.get(AppLogger));
  await app.listen(3000);
}
void start();

// @filename: src/app.logger.ts
import { ConsoleLogger, Injectable } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
@Injectable()
export class AppLogger extends ConsoleLogger {
  constructor(private readonly cls: ClsService) { super(); }
  log(message: string) { super.log(`[${this.cls.getId()}] ${message}`); }
}

// @filename: src/app.module.ts
import { Controller, Get, Logger, Module } from '@nestjs/common';
import { ClsModule } from 'nestjs-cls';
import { AppLogger } from './app.logger';
@Controller('orders')
class OrdersController {
  private readonly logger = new Logger('orders');
  constructor(private readonly own: AppLogger) {}
  @Get() list() {
    this.logger.log('listed');
    this.own.log('listed');
    console.log('listed');
//  ^^^^^^^^^^^ uncorrelated-log: GET /orders
    return [];
  }
}
@Module({ imports: [ClsModule.forRoot({ middleware: { mount: true, generateId: true } })], controllers: [OrdersController], providers: [AppLogger] })
export class AppModule {}
