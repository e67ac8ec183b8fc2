/** The text of a scorecard or an interview guide, as the server writes it in each of its forms. */
import { guideRequest, scorecardRequest, type GuideParams, type PagePanel } from '../../protocol/evidence.js';
import type { ReviewSession } from './review-session.js';

export type Plan = GuideParams['plan'];

/** `plan` makes it a guide. */
export interface ShownPage {
  readonly title: string;
  readonly plan?: Plan;
}

export async function pageText(session: ReviewSession, { plan }: ShownPage, format: string, panel?: PagePanel): Promise<string> {
  const params = { ...session.params, format, ...(plan && { plan }), ...(panel && { panel }) };
  return (await session.ask<{ text: string }>(plan === undefined ? scorecardRequest : guideRequest, params)).text;
}
