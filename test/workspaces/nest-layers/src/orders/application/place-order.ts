import { Injectable } from '@nestjs/common';
import { Order } from '../domain/order';
import { taxOf } from '../../billing/tax-table';

@Injectable()
export class PlaceOrder {
  async run(sku: string): Promise<void> {
    const order = new Order(sku, taxOf(sku));
    await fetch(`http://stock/${order.sku}`);
  }
}
