/** The review session that a window works in: which one, whose, and what is in it now. The server owns all of it. */
import * as vscode from 'vscode';
import {
  evidenceSessionsRequest, listEvidenceRequest, practicesRequest, startSessionRequest, suggestionsRequest, writeEvidenceRequest,
} from '../../protocol/evidence.js';
import type {
  CodePlace, EvidenceAction, EvidenceItem, EvidenceList, EvidenceRefused, EvidenceSession, EvidenceSuggestion, PracticeSummary,
  SessionParams, StartSessionParams, WriteEvidenceResult,
} from '../../protocol/evidence.js';
import type { Ask } from '../finding-links.js';

/** The server's no, in words for a person. */
export class Refused extends Error {}

/** A request that may be refused; throws `Refused` then. */
export type AskEvidence = <Result>(request: string, params: unknown) => Promise<Result>;

const memoryKey = 'plumbline.reviewSession';
const hasSessionKey = 'plumbline.hasReviewSession';

export class ReviewSession {
  readonly ask: AskEvidence;
  private readonly memory: vscode.Memento;
  private readonly changed = new vscode.EventEmitter<void>();
  private current: SessionParams | undefined;
  private shown: EvidenceList | undefined;
  private found: readonly EvidenceSuggestion[] = [];
  private known: readonly PracticeSummary[] = [];
  private refreshing: Promise<void> | undefined;
  private isStale = false;
  private problem: string | undefined;
  /** Something about the session, its evidence or the places of it is another now. */
  readonly onDidChange = this.changed.event;

  constructor(ask: Ask, memory: vscode.Memento) {
    this.memory = memory;
    this.ask = async <Result>(request: string, params: unknown) => {
      const answer = await ask<Result | EvidenceRefused | null>(request, params);
      if (answer === null) throw new Refused('The server gave no answer. The output says why.');
      if (isRefusal(answer)) throw new Refused(answer.refusal);
      return answer;
    };
    this.current = rememberedFrom(memory.get(memoryKey));
    this.announce();
  }

  /** What requests about the session carry; `undefined` while none is open. */
  get params(): SessionParams | undefined {
    return this.current;
  }

  get session(): EvidenceSession | undefined {
    return this.shown?.session;
  }

  get items(): readonly EvidenceItem[] {
    return this.shown?.evidence ?? [];
  }

  get hidden(): readonly string[] {
    return this.shown?.hidden ?? [];
  }

  /** Why the session cannot be shown, if it cannot. */
  get trouble(): string | undefined {
    return this.shown === undefined ? this.problem : undefined;
  }

  /** What the last review suggests to record, and nobody has decided about. */
  get suggestions(): readonly EvidenceSuggestion[] {
    return this.shown?.session.sealed === true ? [] : this.found.filter((it) => it.status === 'open');
  }

  /** In the order of the article. */
  get practices(): readonly PracticeSummary[] {
    return this.known;
  }

  /** Reports whether evidence on this document can be recorded in the session. */
  covers(uri: vscode.Uri): boolean {
    if (this.current === undefined || uri.scheme !== 'file') return false;
    return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === this.current.folder;
  }

  sessionsOf(folder: string, reviewer: string): Promise<{ sessions: readonly EvidenceSession[] }> {
    return this.ask(evidenceSessionsRequest, { folder, reviewer });
  }

  async start(params: StartSessionParams): Promise<void> {
    const { session } = await this.ask<{ session: EvidenceSession }>(startSessionRequest, params);
    await this.open({ folder: params.folder, reviewer: params.reviewer, session: session.id });
  }

  /** Works in this session from now on, also after a reload; with `undefined` in none. */
  async open(params: SessionParams | undefined): Promise<void> {
    this.current = params;
    this.shown = undefined;
    this.found = [];
    await this.memory.update(memoryKey, params);
    this.announce();
    await this.refresh();
  }

  /** Practices for the picker, those that the place suggests first. */
  async practicesAt(at: CodePlace | undefined): Promise<readonly PracticeSummary[]> {
    return (await this.ask<{ practices: readonly PracticeSummary[] }>(practicesRequest, at === undefined ? {} : { at })).practices;
  }

  async write(action: EvidenceAction): Promise<WriteEvidenceResult> {
    if (this.current === undefined) throw new Refused('Start a review session first.');
    const result = await this.ask<WriteEvidenceResult>(writeEvidenceRequest, { ...this.current, action });
    await this.refresh();
    return result;
  }

  /** Asks the server anew. While an answer is on its way, one more question is enough. */
  refresh(): Promise<void> {
    if (this.refreshing !== undefined) {
      this.isStale = true;
      return this.refreshing;
    }
    this.refreshing = this.asked().finally(() => { this.refreshing = undefined; });
    return this.refreshing;
  }

  dispose(): void {
    this.changed.dispose();
  }

  private async asked(): Promise<void> {
    do {
      this.isStale = false;
      const params = this.current;
      if (params === undefined) break;
      try {
        if (this.known.length === 0) this.known = await this.practicesAt(undefined);
        const shown = await this.ask<EvidenceList>(listEvidenceRequest, params);
        const { suggestions } = await this.ask<{ suggestions: readonly EvidenceSuggestion[] }>(suggestionsRequest, params);
        if (this.current === params) [this.shown, this.found] = [shown, suggestions];
      } catch (error) {
        // What was shown stays until the server answers again.
        this.problem = error instanceof Refused ? error.message : 'The server does not answer yet.';
      }
    } while (this.isStale as boolean);
    this.changed.fire();
  }

  private announce(): void {
    vscode.commands.executeCommand('setContext', hasSessionKey, this.current !== undefined).then(undefined, () => undefined);
    this.changed.fire();
  }
}

function isRefusal(answer: unknown): answer is EvidenceRefused {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer && typeof answer.refusal === 'string';
}

/** What an earlier window kept; anything else is as good as nothing. */
function rememberedFrom(value: unknown): SessionParams | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { folder, reviewer, session } = value as Record<string, unknown>;
  return typeof folder === 'string' && typeof reviewer === 'string' && typeof session === 'string' ? { folder, reviewer, session } : undefined;
}
