// @filename: src/app.ts
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import amqp from 'amqplib';
import { Queue } from 'bullmq';
import express, { type Request } from 'express';
import requestId from 'express-request-id';
import { Kafka } from 'kafkajs';
import Redis from 'ioredis';
import { connect } from 'nats';

const queue = new Queue('mail');
const producer = new Kafka({ brokers: [] }).producer();
const redis = new Redis();
const sqs = new SQSClient({});
const s3 = new S3Client({});
const channel = await (await amqp.connect('amqp://broker')).createChannel();
const nats = await connect();
declare module 'express' { interface Request { id?: string } }

const app = express();
app.use(requestId());
app.post('/orders', async (req: Request, res) => {
  await queue.add('welcome', { to: 1, requestId: req.id });
  await queue.add('welcome', { to: 1 });
  //    ^^^^^^^^^ uncorrelated-outbound-call: `queue.add` sends a message without the id
  await producer.send({ topic: 'orders', messages: [{ value: '1', headers: { 'x-request-id': req.id } }] });
  await producer.send({ topic: 'orders', messages: [{ value: '1' }] });
  //    ^^^^^^^^^^^^^ uncorrelated-outbound-call
  channel.publish('orders', 'made', Buffer.from('1'), { correlationId: req.id });
  channel.sendToQueue('orders', Buffer.from('1'));
//^^^^^^^^^^^^^^^^^^^ uncorrelated-outbound-call
  await redis.publish('orders', JSON.stringify({ id: 1, requestId: req.id }));
  await redis.publish('orders', JSON.stringify({ id: 1 }));
  //    ^^^^^^^^^^^^^ uncorrelated-outbound-call
  await sqs.send(new SendMessageCommand({ QueueUrl: '', MessageBody: '1', MessageAttributes: { requestId: { DataType: 'String', StringValue: req.id } } }));
  await sqs.send(new SendMessageCommand({ QueueUrl: '', MessageBody: '1' }));
  //    ^^^^^^^^ uncorrelated-outbound-call
  nats.publish('orders', '1');
//^^^^^^^^^^^^ uncorrelated-outbound-call
  // A store of files is no service that would log.
  await s3.send(new PutObjectCommand({ Bucket: '', Key: '' }));
  await redis.get('orders');
  res.end();
});
app.listen(3000);
