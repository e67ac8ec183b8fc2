/** Answers the requests about a team's standards. */
import type { Connection } from 'vscode-languageserver';
import { architectureRequest, drawDraftRequest } from '../protocol/standards.js';
import type { ArchitectureView, DrawDraftParams, DrawnDraft, FolderParams } from '../protocol/standards.js';
import { architectureView } from './architecture-view.js';
import type { Session } from './session.js';

export function answerStandards(connection: Connection, session: Session): void {
  connection.onRequest(architectureRequest, async ({ folder: uri }: FolderParams): Promise<ArchitectureView | null> => {
    const folder = session.folder(uri);
    return folder === undefined ? null : architectureView(await folder.architecture(), folder, (file) => session.uriOf(folder, file));
  });

  connection.onRequest(drawDraftRequest, ({ folder, draft }: DrawDraftParams): DrawnDraft | null => session.drafts.draw(folder, draft));
}
