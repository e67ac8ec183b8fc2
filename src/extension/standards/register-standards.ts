/** Puts the panels about standards in place, with their commands. */
import * as vscode from 'vscode';
import type { TeamHost } from '../team.js';
import { ArchitecturePanel } from './architecture-panel.js';
import { CreateStandardsPanel } from './create-standards.js';

export function registerStandards({ ask, extensionUri, register, onFindingsChanged }: TeamHost): vscode.Disposable {
  const architecture = new ArchitecturePanel(ask, extensionUri);
  const creation = new CreateStandardsPanel(ask, extensionUri);
  return vscode.Disposable.from(
    architecture,
    creation,
    onFindingsChanged(() => {
      // A server that stops while it draws leaves the picture as it is.
      architecture.refresh().catch(() => undefined);
    }),
    register('plumbline.showArchitecture', () => architecture.show()),
    register('plumbline.exportArchitecture', () => architecture.export()),
    register('plumbline.createStandards', () => creation.show()),
  );
}
