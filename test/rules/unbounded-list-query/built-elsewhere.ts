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

// @filename: src/links.ts
import { Controller, Get, Query } from '@nestjs/common';
import { Model } from 'sequelize-typescript';
class Link extends Model {
  // As many rows as ids are given.
  static async of(sources: string[]) {
    return this.findAll({ where: { source: sources } });
  }
}
@Controller('links')
export class LinksController {
  @Get()
  list(@Query('sources') sources: string[]) {
    return Link.of(sources);
  }
}
