// @filename: src/app.ts
import { Sequelize } from 'sequelize';
import { createNamespace } from 'cls-hooked';
Sequelize.useCLS(createNamespace('transactions'));
const sequelize = new Sequelize('');
const Row = sequelize.define('Row', {});
export async function order() {
  await sequelize.transaction(async () => {
    // Every call finds the transaction by itself.
    await Row.create({});
  });
}
