/** Proposes standards for a workspace folder, as it stands on the disk. */
import { proposeFor } from '../engine/propose.js';
import { diskFiles } from '../host/disk-files.js';
import type { DiskFiles } from '../host/disk-files.js';
import type { StandardsProposal } from '../protocol/protocol.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import { toUri } from './to-lsp.js';

/** The standards that hold for the folder already, or a proposal for the folder itself. */
export function proposalFor(folder: ReviewedFolder, typesFolder: string): StandardsProposal {
  if (folder.files.isFile('plumbline.json')) return { existing: toUri(folder.absolute('plumbline.json')), text: '', reasons: [] };
  const files = diskFiles(folder.path, typesFolder);
  const { text, meanings, reasons } = proposeFor(files, typesFolder);
  return { text: withReachableSchema(text, files), reasons: [...meanings, ...reasons] };
}

/** The editor brings the schema along; an address that leads nowhere would only be underlined. */
function withReachableSchema(text: string, files: DiskFiles): string {
  return text.replace(/^ *"\$schema": "([^"]*)",\r?\n/m, (line, file: string) => (files.isFile(file) ? line : ''));
}
