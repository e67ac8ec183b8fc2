// @filename: src/orders.controller.ts
import { Controller, Get, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
class ListQueries {
  constructor(private readonly source: DataSource) {}
  build(options: { take: number }) {
    const query = this.source.getRepository('Order').createQueryBuilder('o');
    query.take(options.take);
    return query;
  }
}
@Controller('orders')
export class OrdersController {
  constructor(private readonly lists: ListQueries) {}
  @Get()
  list(@Query('take') take: number) {
    // Limited where it was built.
    return this.lists.build({ take }).getMany();
  }
}
