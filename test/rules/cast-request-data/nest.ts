// @filename: src/orders.controller.ts
import { Body, Controller, Param, ParseIntPipe, Post, UsePipes, ValidationPipe } from '@nestjs/common';
import { Orders } from './orders.service';
interface PlaceOrder { lines: string[] }
@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: Orders) {}
  @Post()
  place(@Body() order: PlaceOrder) { return this.orders.place(order); }
  //                   ^^^^^^^^^^ cast-request-data: `PlaceOrder` is only claimed for `order`: no pipe looks whether the client sent that
  @Post(':id')
  one(@Param('id', ParseIntPipe) id: number, @Body('line') line: string) { return this.orders.place({ lines: [line, String(id)] }); }
}
// @filename: src/checked.controller.ts
import { Body, Controller, Post, UsePipes, ValidationPipe } from '@nestjs/common';
import { Orders } from './orders.service';
class PlaceOrder { lines!: string[] }
@Controller('checked')
@UsePipes(new ValidationPipe())
export class CheckedController {
  constructor(private readonly orders: Orders) {}
  // A pipe knows from the class what to ask.
  @Post()
  place(@Body() order: PlaceOrder) { return this.orders.place(order); }
}
// @filename: src/orders.service.ts
export class Orders { place(order: { lines: string[] }): number { return order.lines.length; } }
