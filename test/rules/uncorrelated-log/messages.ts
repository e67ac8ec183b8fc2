// @filename: src/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function start() {
  const app = await NestFactory.createMicroservice(AppModule);
  await app.listen();
  console.log('listening');
}
void start();

// @filename: src/app.module.ts
import { Controller, Module } from '@nestjs/common';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Ctx, EventPattern, KafkaContext, Payload } from '@nestjs/microservices';
import type { Job } from 'bullmq';
import pino from 'pino';
const logger = pino();

@Processor('mail')
class MailProcessor extends WorkerHost {
  async process(job: Job<{ correlationId: string }>) {
    const log = logger.child({ correlationId: job.data.correlationId });
    log.info('sending');
    logger.info({ correlationId: job.data.correlationId }, 'sending');
    logger.info('sending');
//  ^^^^^^^^^^^ uncorrelated-log: logs without the request's id
  }
}

@Controller()
class OrdersController {
  @EventPattern('orders.made')
  made(@Payload() order: { id: string }, @Ctx() context: KafkaContext) {
    const correlationId = String(context.getMessage().headers?.['x-correlation-id']);
    logger.info({ correlationId, order: order.id }, 'received');
    console.log('received', order.id);
//  ^^^^^^^^^^^ uncorrelated-log: logs without the request's id
  }
}

@Module({ controllers: [OrdersController], providers: [MailProcessor] })
export class AppModule {}
