// Another system refuses a prefix with nothing behind it, and so does nobody harm.
// @filename: src/clients.ts
import OpenAI from 'openai';
import { NeynarAPIClient } from '@neynar/nodejs-sdk';
export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY || 'sk-proj-' });
export const cast = new NeynarAPIClient({ apiKey: process.env.NEYNAR_SECRET_KEY || '00000000-000-0000-000-000000000000' });
export const stripe = process.env.STRIPE_SECRET_KEY || 'sk_nothing';
export const mail = process.env.RESEND_API_KEY || 're_132';
export const smtp = process.env.MAIL_PASS || 'SR1eOP2tcyb';
//                                           ^^^^^^^^^^^^^ secret-with-fallback: `MAIL_PASS` falls back to a text
