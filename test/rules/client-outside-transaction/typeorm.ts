// @filename: src/orders.service.ts
import { DataSource, Repository } from 'typeorm';
import { Order } from './order';
export class OrdersService {
  constructor(private readonly source: DataSource, private readonly orders: Repository<Order>) {}
  async save(order: Order) {
    await this.source.transaction(async (manager) => {
      await manager.save(order);
      await manager.getRepository(Order).update(1, {});
      await manager.withRepository(this.orders).save(order);
      await this.orders.save(order);
      //    ^^^^^^^^^^^^^^^^ client-outside-transaction: `this.orders.save` runs outside the transaction that `this.source.transaction` began
    });
  }
}

// @filename: src/order.ts
import { Entity } from 'typeorm';
@Entity()
export class Order {}
