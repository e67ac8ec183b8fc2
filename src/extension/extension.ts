/** Entry of the extension: starts the server, and shows and asks on its behalf. Decides nothing. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import { evidenceChangedNotification } from '../protocol/evidence.js';
import { allowWithReasonCommand, showPlacesCommand } from '../protocol/protocol.js';
import { allowWithReason } from './allow-with-reason.js';
import { createClient } from './client.js';
import { registerEvidence } from './evidence/register.js';
import { openLessonCommand } from './finding-links.js';
import type { Ask } from './finding-links.js';
import { FolderStatuses } from './folder-statuses.js';
import { registerLessonLinks } from './lesson-links.js';
import { registerLearning } from './learning/register.js';
import { LessonPanel } from './lesson-panel.js';
import { openLesson } from './open-lesson.js';
import { RestartPolicy } from './restart-policy.js';
import { openPlace, openPlaceCommand, showPlaces, showRequestPath, showRequestPathCommand } from './request-path.js';
import { reviewWorkspace } from './review-workspace.js';
import { createStatusBar } from './status-bar.js';
import { logStatuses } from './status-log.js';
import { registerTeam } from './team.js';
import type { Register } from './team.js';

/** What the extension offers to others, and to its own tests. */
export interface PlumblineApi {
  /** Process id of the language server; `undefined` while there is none. */
  serverPid(): number | undefined;
  /** Resolves once every folder has been reviewed. */
  whenReady(): Promise<void>;
}

let stop: (() => Promise<void>) | undefined;

export function activate(context: vscode.ExtensionContext): PlumblineApi {
  const output = vscode.window.createOutputChannel('Plumbline', { log: true });
  const statuses = new FolderStatuses();
  const policy = new RestartPolicy();
  const client = createClient(context.asAbsolutePath('dist/server.js'), output, statuses, policy);
  const panel = new LessonPanel(context.extensionUri);
  const ask: Ask = (request, params, token) => client.sendRequest(request, params, token);

  /** A command that fails says so to the person who called it, and to nobody else. */
  const register: Register = (command, run) =>
    vscode.commands.registerCommand(command, async (...given: unknown[]) => {
      try {
        await run(...given);
      } catch (error) {
        output.error(`${command} failed.`, error);
        const choice = await vscode.window.showErrorMessage('Plumbline could not do that. The output says why.', 'Show Output');
        if (choice !== undefined) output.show();
      }
    });

  context.subscriptions.push(
    output,
    panel,
    createStatusBar(statuses),
    logStatuses(statuses, output),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) statuses.setServer('running');
      if (newState === State.StartFailed) statuses.setServer('stopped');
    }),
    registerLessonLinks(async (reference) => { await vscode.commands.executeCommand(openLessonCommand, reference); }),
    register(openLessonCommand, (argument) => openLesson(argument, ask, panel)),
    register(allowWithReasonCommand, (argument) => allowWithReason(argument, ask)),
    register(showRequestPathCommand, (argument) => showRequestPath(argument, ask)),
    register(showPlacesCommand, (argument) => showPlaces(argument)),
    register(openPlaceCommand, (argument) => openPlace(argument)),
    registerTeam(client, ask, context, register),
    register('plumbline.reviewWorkspace', () => reviewWorkspace(ask)),
    register('plumbline.showOutput', () => { output.show(); }),
    register('plumbline.restartServer', async () => {
      policy.reset();
      statuses.setServer('starting');
      output.info('Restarting the server, as asked.');
      await client.restart();
    }),
  );

  const review = registerEvidence(context, ask, register);
  registerLearning(context, ask, register, panel);
  // A folder that was reviewed can answer about evidence; before that it refuses.
  context.subscriptions.push(statuses.onDidChange(() => { if (statuses.isSettled()) void review.refresh(); }));
  client.onNotification(evidenceChangedNotification, () => { void review.refresh(); });

  stop = () => client.dispose();
  client.start().catch((error: unknown) => {
    output.error('The server did not start.', error);
    statuses.setServer('stopped');
  });
  return { serverPid: () => client.serverProcess?.pid, whenReady: () => statuses.whenSettled() };
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
