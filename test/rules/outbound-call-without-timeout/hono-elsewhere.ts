// Without the adapter for Node.js, the platform that runs this limits `fetch`.
// @filename: src/app.ts
import { Hono } from 'hono';
const app = new Hono();
app.get('/rates', async (c) => c.json(await (await fetch('https://rates.example.com')).json()));
export default app;
