// @filename: orders/package.json
{ "name": "orders" }

// @filename: orders/src/server.ts
import express from 'express';
const app = express();
app.listen(3000);
//<^^^^^^^ missing-graceful-shutdown: `app.listen` starts a service, and nothing here listens for SIGTERM to finish what it is doing
app.listen(3001);

// @filename: stock/package.json
{ "name": "stock" }

// @filename: stock/src/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function main() {
  const app = await NestFactory.create(AppModule);
  await app.listen(3000);
  //    ^^^^^^^^^^ missing-graceful-shutdown: `app.listen` starts a service
}
process.on('SIGINT', () => process.exit(0));
void main().catch(() => process.exit(1));
