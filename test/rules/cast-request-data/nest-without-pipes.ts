// @filename: src/orders.controller.ts
import { Body, Controller, Delete, Patch, Post, Put } from '@nestjs/common';
import { Orders, type Order } from './orders.service';
@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: Orders) {}
  @Post()
  place(@Body() order: Order) { return this.orders.keep(order); }
  //                   ^^^^^ cast-request-data: `Order` is only claimed for `order`: no pipe looks whether the client sent that (POST /orders), nor at 3 more parameters
  @Put()
  replace(@Body() order: Order) { return this.orders.keep(order); }
  @Patch()
  change(@Body() order: Order) { return this.orders.keep(order); }
  @Delete()
  remove(@Body() order: Order) { return this.orders.keep(order); }
}
// @filename: src/orders.service.ts
export interface Order { lines: string[] }
export class Orders { keep(order: Order): number { return order.lines.length; } }
