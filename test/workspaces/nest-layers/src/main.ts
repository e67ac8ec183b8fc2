import { NestFactory } from '@nestjs/core';
import { OrdersModule } from './orders/orders.module';

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(OrdersModule);
  await app.listen(3000);
}

process.on('unhandledRejection', (error) => {
  console.error(error);
});
void bootstrap();
