import { OrderRow } from './order.entity';

export class OrderRepository {
  async all(): Promise<OrderRow[]> {
    return [new OrderRow()];
  }
}
