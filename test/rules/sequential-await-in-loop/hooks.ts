// @filename: src/app.ts
import express from 'express';
import { notify } from './notify.js';
const app = express();
app.post('/hooks', async (req, res) => {
  const answers: number[] = [];
  for (const url of req.body.hooks) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) });
    //                   ^^^^^ sequential-await-in-loop: `fetch` waits for each item in turn, and no item needs the one before: POST /hooks
    answers.push(answer.status);
  }
  for (const to of req.body.recipients) await notify(to);
  //                                          ^^^^^^ sequential-await-in-loop: `notify` waits for each item in turn
  res.json(answers);
});

// @filename: src/notify.ts
export async function notify(to: string) {
  await fetch(`https://mail.example.com/${to}`, { method: 'POST', signal: AbortSignal.timeout(1000) });
}
