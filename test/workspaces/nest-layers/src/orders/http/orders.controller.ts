import { Body, Controller, Get, Post } from '@nestjs/common';
import { PlaceOrder } from '@orders/application/place-order';
import type { OrderRow } from '@orders/infrastructure/order.entity';
import { OrderRepository } from '@orders/infrastructure/order.repository';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly placing: PlaceOrder,
    private readonly repository: OrderRepository,
  ) {}

  @Get()
  list(): Promise<OrderRow[]> {
    return this.repository.all();
  }

  @Post()
  place(@Body() body: { sku: string }): string {
    this.placing.run(body.sku);
    return 'accepted';
  }
}
