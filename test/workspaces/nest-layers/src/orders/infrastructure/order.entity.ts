import { Column, Entity } from 'typeorm';

@Entity()
export class OrderRow {
  @Column()
  sku!: string;
}
