import { NestFactory } from '@nestjs/core';
async function bootstrap() {
  const app = await NestFactory.create(class {});
  await app.listen(3000);
  //    ^^^^^^^^^^ missing-process-error-policy: `app.listen` starts a service
}
bootstrap().catch(() => process.exit(1));
