// @filename: node_modules/typeorm/package.json
{ "name": "typeorm", "version": "0.3.20", "types": "index.d.ts" }
// @filename: node_modules/typeorm/index.d.ts
export declare function Entity(): ClassDecorator;
export declare function OneToMany(type: () => unknown, inverse: (it: any) => unknown): PropertyDecorator;
export declare function ManyToOne(type: () => unknown, inverse: (it: any) => unknown): PropertyDecorator;
// @filename: src/order.entity.ts
import { Entity, OneToMany } from 'typeorm';
// A mapper wants both ends of a relation, and reads them after loading.
import { OrderLine } from './order-line.entity';

@Entity()
export class Order {
  @OneToMany(() => OrderLine, (it) => it.order)
  lines!: OrderLine[];
}
// @filename: src/order-line.entity.ts
import { Entity, ManyToOne } from 'typeorm';
import { Order } from './order.entity';

@Entity()
export class OrderLine {
  @ManyToOne(() => Order, (it) => it.lines)
  order!: Order;
}
