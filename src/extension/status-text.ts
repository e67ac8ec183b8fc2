/** What the status bar says about the folders, in words alone. */
import type { FolderStatus } from '../protocol/protocol.js';
import type { ServerState } from './folder-statuses.js';

export interface StatusText {
  readonly text: string;
  /** Plain text: the folders' messages may hold anything. */
  readonly tooltip: string;
  readonly command: 'workbench.actions.view.problems' | 'plumbline.showOutput';
  readonly isWarning: boolean;
}

/** `undefined` when there is nothing to say, because no folder is reviewed. */
export function statusText(server: ServerState, statuses: readonly FolderStatus[]): StatusText | undefined {
  const problems = 'workbench.actions.view.problems';
  const output = 'plumbline.showOutput';
  if (server === 'stopped') {
    const tooltip = 'Plumbline stopped. “Plumbline: Restart Server” starts it again; the output says what happened.';
    return { text: '$(error) Plumbline stopped', tooltip, command: output, isWarning: true };
  }
  const on = statuses.filter((it) => it.state !== 'off');
  if (server === 'running' && statuses.length > 0 && on.length === 0) return undefined;
  if (server === 'running' && statuses.length === 0) return undefined;

  const has = (state: FolderStatus['state']): boolean => on.some((it) => it.state === state);
  const bases = [...new Set(on.flatMap((it) => it.addedSince ?? []))];
  const findings = counted(on.reduce((sum, it) => sum + it.findings, 0), bases.length > 0);
  if (server === 'starting' || has('analysing')) {
    const progress = progressOf(on);
    return {
      text: `$(sync~spin) ${progress === undefined ? 'Plumbline' : `Plumbline ${progress}`}`,
      tooltip: lines(['Plumbline is analysing the workspace', ...details(on)]),
      command: problems,
      isWarning: false,
    };
  }
  if (has('standards-error')) {
    const tooltip = lines([`Plumbline: plumbline.json has mistakes, so the standards before them hold. ${findings}`, ...details(on)]);
    return { text: '$(error) Standards error', tooltip, command: problems, isWarning: true };
  }
  if (has('incomplete')) {
    const tooltip = lines([`Plumbline: ${findings}. The review is incomplete; the rest of it stands.`, ...details(on)]);
    return { text: `$(warning) ${findings}`, tooltip, command: output, isWarning: false };
  }
  const only = bases.length === 0 ? '' : `. Only what this branch adds since ${bases.join(', ')} is shown.`;
  return { text: `$(${bases.length > 0 ? 'git-branch' : 'law'}) ${findings}`, tooltip: lines([`Plumbline: ${findings}${only}`, ...details(on)]), command: problems, isWarning: false };
}

export function counted(findings: number, isOnlyNew = false): string {
  const what = isOnlyNew ? 'new finding' : 'finding';
  return findings === 0 ? `No ${what}s` : findings === 1 ? `1 ${what}` : `${findings} ${what}s`;
}

function progressOf(statuses: readonly FolderStatus[]): string | undefined {
  const all = statuses.flatMap((it) => it.progress ?? []);
  const total = all.reduce((sum, it) => sum + it.total, 0);
  return total === 0 ? undefined : `${all.reduce((sum, it) => sum + it.done, 0)}/${total}`;
}

function details(statuses: readonly FolderStatus[]): string[] {
  const settled = statuses.filter((it) => it.state !== 'analysing');
  const undeclared = settled.some((it) => !it.layersDeclared && it.state !== 'standards-error');
  const advice = 'Layers are not declared. “Plumbline: Create Standards” proposes them from your folders and imports.';
  return [...(undeclared ? [advice] : []), ...statuses.flatMap((it) => it.messages)];
}

function lines(all: readonly string[]): string {
  return all.join('\n');
}
