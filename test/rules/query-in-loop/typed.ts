// @filename: src/orders.service.ts
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { InjectModel } from '@nestjs/mongoose';
import { InjectModel as InjectSequelize } from '@nestjs/sequelize';
import { BaseEntity, DataSource, EntityManager, Repository } from 'typeorm';
import { Model as MongooseModel } from 'mongoose';
import { Model, Table } from 'sequelize-typescript';
import { EntityManager as Em, EntityRepository } from '@mikro-orm/core';
import { PrismaService } from './prisma.service';
import { Order } from './order';

class Tag extends BaseEntity { id!: string; }
@Table
class Row extends Model {}

@Injectable()
export class OrdersService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @InjectModel('Item') private readonly items: MongooseModel<unknown>,
    @InjectSequelize(Row) private readonly rows: typeof Row,
    private readonly manager: EntityManager,
    private readonly source: DataSource,
    private readonly em: Em,
    private readonly pets: EntityRepository<unknown>,
    private readonly prisma: PrismaService,
  ) {}

  async all(ids: string[]) {
    for (const id of ids) await this.orders.findOneBy({ id });
    //                          ^^^^^^^^^^^^^^^^^^^^^ query-in-loop: `this.orders.findOneBy` queries the database once for each item of the loop around it: POST
    for (const id of ids) await this.items.findById(id);
    //                          ^^^^^^^^^^^^^^^^^^^ query-in-loop: `this.items.findById` queries the database
    for (const id of ids) await this.manager.findOne(Order, { where: { id } });
    //                          ^^^^^^^^^^^^^^^^^^^^ query-in-loop: `this.manager.findOne` queries the database
    for (const id of ids) await this.source.getRepository(Order).update(id, { seen: true });
    //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ query-in-loop [info]: queries the database
    for (const id of ids) await this.orders.createQueryBuilder('o').where('o.id = :id', { id }).getOne();
    //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ query-in-loop: queries the database
    for (const id of ids) await this.em.findOne(Order, { id });
    //                          ^^^^^^^^^^^^^^^ query-in-loop: `this.em.findOne` queries the database
    for (const id of ids) await this.pets.findOne({ id });
    //                          ^^^^^^^^^^^^^^^^^ query-in-loop: `this.pets.findOne` queries the database
    for (const id of ids) await this.prisma.order.findUnique({ where: { id } });
    //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ query-in-loop: queries the database
    for (const id of ids) await Tag.findOneBy({ id });
    //                          ^^^^^^^^^^^^^ query-in-loop: `Tag.findOneBy` queries the database
    for (const id of ids) await Row.findByPk(id);
    //                          ^^^^^^^^^^^^ query-in-loop: `Row.findByPk` queries the database
    await this.source.transaction(async (manager) => {
      for (const id of ids) await manager.save(Order, { id });
      //                          ^^^^^^^^^^^^ query-in-loop [info]: `manager.save` queries the database
    });
  }
}

// @filename: src/prisma.service.ts
import { PrismaClient } from '@prisma/client';
export class PrismaService extends PrismaClient {}

// @filename: src/order.ts
import { Entity } from 'typeorm';
@Entity()
export class Order { id!: string; seen!: boolean; }

// @filename: src/orders.controller.ts
import { Body, Controller, Post } from '@nestjs/common';
import { OrdersService } from './orders.service';
@Controller('orders')
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}
  @Post()
  read(@Body() ids: string[]) {
    return this.orders.all(ids);
  }
}
