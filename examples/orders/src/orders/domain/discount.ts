import { readFile } from 'node:fs/promises';
import { netTotal, type Draft } from './order.js';

interface Campaign {
  readonly from: number;
  readonly percent: number;
}

/** In cents. Of the campaigns that an order is large enough for, the best one counts. */
export async function discountOn(draft: Draft): Promise<number> {
  const campaigns = JSON.parse(await readFile('data/campaigns.json', 'utf8')) as readonly Campaign[];
  const net = netTotal(draft);
  const best = Math.max(0, ...campaigns.filter((it) => net >= it.from).map((it) => it.percent));
  return Math.round((net * best) / 100);
}
