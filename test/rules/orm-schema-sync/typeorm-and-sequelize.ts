// @filename: src/data-source.ts
import { DataSource } from 'typeorm';
export const orders = new DataSource({ type: 'postgres', synchronize: true });
//                                                                    ^^^^ orm-schema-sync: `synchronize: true` lets TypeORM change the schema to fit the entities whenever the service starts

// @filename: src/app.module.ts
import { TypeOrmModule } from '@nestjs/typeorm';
export const imports = [TypeOrmModule.forRootAsync({ useFactory: () => ({ type: 'mysql', dropSchema: true }) })];
//                                                                                                   ^^^^ orm-schema-sync: `dropSchema: true` lets TypeORM

// @filename: src/options.ts
import type { TypeOrmModuleOptions } from '@nestjs/typeorm';
export const options: TypeOrmModuleOptions = { type: 'postgres', synchronize: true };
//                                                                            ^^^^ orm-schema-sync: `synchronize: true`

// @filename: src/models.ts
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite:orders.db');
export async function start(): Promise<void> {
  await sequelize.sync({ alter: true });
  //    ^^^^^^^^^^^^^^ orm-schema-sync: `sequelize.sync({ alter: true })` changes tables to fit the models whenever it runs
}
