import { Module } from '@nestjs/common';
import { PlaceOrder } from './application/place-order';
import { OrdersController } from './http/orders.controller';

@Module({ controllers: [OrdersController], providers: [PlaceOrder] })
export class OrdersModule {}
