import { Entity } from 'typeorm';

@Entity()
export class Order {
  constructor(
    readonly sku: string,
    readonly tax: number,
  ) {}
}
