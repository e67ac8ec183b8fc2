// @filename: src/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
async function main() {
  const app = await NestFactory.create(AppModule);
  app.enableShutdownHooks();
  await app.listen(3000);
}
void main().catch(() => process.exit(1));
