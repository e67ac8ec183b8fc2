/** Proposes standards for a workspace folder, as it stands on the disk. */
import { proposeFor } from '../engine/propose.js';
import { diskFiles } from '../host/disk-files.js';
import type { StandardsProposal } from '../protocol/protocol.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import { toUri } from './to-lsp.js';

/** The standards that hold for the folder already, or a proposal for the folder itself. */
export function proposalFor(folder: ReviewedFolder, typesFolder: string): StandardsProposal {
  if (folder.files.isFile('plumbline.json')) return { existing: toUri(folder.absolute('plumbline.json')), text: '', reasons: [] };
  const { text, meanings, reasons } = proposeFor(diskFiles(folder.path, typesFolder), typesFolder);
  return { text: withoutSchema(text), reasons: [...meanings, ...reasons] };
}

/** The editor brings a schema along; with a second one, each mistake would be shown twice. */
function withoutSchema(text: string): string {
  return text.replace(/^ *"\$schema": "[^"]*",\r?\n/m, '');
}
