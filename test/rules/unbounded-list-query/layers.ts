// @filename: src/orders.controller.ts
import { Controller, Get, Query } from '@nestjs/common';
import { OrdersService } from './orders.service';
@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}
  @Get()
  list() {
    return this.orders.list();
  }
  @Get('page')
  page(@Query('page') page: number) {
    return this.orders.page(page);
  }
  @Get('total')
  async total() {
    const orders = await this.orders.sum();
    return { total: orders };
  }
}

// @filename: src/orders.service.ts
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Order } from './order';
@Injectable()
export class OrdersService {
  constructor(@InjectRepository(Order) private readonly orders: Repository<Order>) {}

  async list() {
    const found = await this.orders.find({ relations: ['items'] });
    //                  ^^^^^^^^^^^^^^^^ unbounded-list-query: has no limit, and all it finds is the answer of GET
    return { found };
  }

  // The builder is limited in a step of its own.
  async page(page: number) {
    const query = await this.orders.createQueryBuilder('o');
    query.orderBy('o.id');
    query.take(20).skip(page * 20);
    return query.getMany();
  }

  // All are read, which may be much, but what is answered is one number.
  async sum() {
    const all = await this.orders.find();
    return all.reduce((sum, it) => sum + it.total, 0);
  }
}

// @filename: src/order.ts
import { Entity } from 'typeorm';
@Entity()
export class Order { total!: number; }
