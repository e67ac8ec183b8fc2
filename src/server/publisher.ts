/** Sends diagnostics, and takes back those that are gone. Says nothing twice. */
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver';

export class Publisher {
  private readonly send: (params: PublishDiagnosticsParams) => void;
  /** What each owner last published, as JSON by URI. */
  private readonly sent = new Map<string, ReadonlyMap<string, string>>();
  /** What the client still shows from a server before this one. */
  private inherited: readonly string[] = [];

  constructor(send: (params: PublishDiagnosticsParams) => void) {
    this.send = send;
  }

  /** Makes these the diagnostics of an owner, which is the URI of its workspace folder. */
  publish(owner: string, diagnostics: ReadonlyMap<string, readonly Diagnostic[]>): void {
    const before = this.sent.get(owner) ?? new Map<string, string>();
    const after = new Map<string, string>();
    for (const [uri, list] of diagnostics) {
      const json = JSON.stringify(list);
      after.set(uri, json);
      if (before.get(uri) !== json) this.send({ uri, diagnostics: [...list] });
    }
    for (const uri of before.keys()) {
      if (!after.has(uri)) this.send({ uri, diagnostics: [] });
    }
    this.sent.set(owner, after);
  }

  inherit(uris: readonly string[]): void {
    this.inherited = uris;
  }

  /** Takes back what was inherited and has not been found again; to be called once every folder was reviewed. */
  disown(): void {
    const found = new Set([...this.sent.values()].flatMap((it) => [...it.keys()]));
    for (const uri of this.inherited) if (!found.has(uri)) this.send({ uri, diagnostics: [] });
    this.inherited = [];
  }

  clear(owner: string): void {
    this.publish(owner, new Map());
    this.sent.delete(owner);
  }
}
