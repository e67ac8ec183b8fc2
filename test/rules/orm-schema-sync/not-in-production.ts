// @filename: src/data-source.ts
import { DataSource } from 'typeorm';
export const orders = new DataSource(
  process.env.NODE_ENV === 'development' ? { type: 'postgres', synchronize: true } : { type: 'postgres', synchronize: false },
);
// Which it is cannot be told.
export const mails = new DataSource({ type: 'postgres', synchronize: process.env.SYNC === 'yes' });
// It is empty whenever the service starts.

// @filename: src/memory.ts
import { DataSource } from 'typeorm';
export const cache = new DataSource({ type: 'better-sqlite3', database: ':memory:', synchronize: true });

// @filename: src/clock.ts
// An option of something else.
export const clock = { synchronize: true };

// @filename: src/models.ts
import { Sequelize } from 'sequelize';
const sequelize = new Sequelize('sqlite:orders.db');
export async function start(): Promise<void> {
  // It only makes tables that are missing.
  await sequelize.sync();
  if (process.env.NODE_ENV !== 'production') await sequelize.sync({ force: true });
}

// @filename: test/data-source.test.ts
import { DataSource } from 'typeorm';
export const orders = new DataSource({ type: 'postgres', synchronize: true });
