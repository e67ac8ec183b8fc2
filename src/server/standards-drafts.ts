/** Proposes standards for workspace folders, as they stand on the disk, and says what an edited proposal would mean. */
import { draftOf, drawSvg, proposeStandards, readProposalInput, standardsMistakes } from '../engine/propose.js';
import type { Draft, Proposal, ProposalInput } from '../engine/propose.js';
import { diskFiles } from '../host/disk-files.js';
import type { DiskFiles } from '../host/disk-files.js';
import type { StandardsProposal } from '../protocol/protocol.js';
import type { DrawnDraft, StandardsDraft } from '../protocol/standards.js';
import type { ReviewedFolder } from './reviewed-folder.js';
import { toUri } from './to-lsp.js';

interface Proposed {
  readonly files: DiskFiles;
  readonly input: ProposalInput;
  readonly proposal: Proposal;
}

export class StandardsDrafts {
  private readonly typesFolder: string;
  /** What was last proposed, by folder. */
  private readonly proposed = new Map<string, Proposed>();

  constructor(typesFolder: string) {
    this.typesFolder = typesFolder;
  }

  /** The standards that hold for the folder already, or a proposal for the folder itself. */
  propose(folder: ReviewedFolder): StandardsProposal {
    // Looked up anew: somebody may have written it a moment ago.
    if (diskFiles(folder.root, this.typesFolder).isFile('plumbline.json')) return { existing: toUri(folder.absolute('plumbline.json')), text: '', reasons: [] };
    const files = diskFiles(folder.path, this.typesFolder);
    const input = readProposalInput(files, this.typesFolder);
    const proposal = proposeStandards(input);
    const proposed: Proposed = { files, input, proposal };
    this.proposed.set(folder.uri, proposed);
    const { layers, contexts, meanings, reasons } = proposal;
    const drawn = drawnDraft(proposed, { layers, contexts });
    return { text: drawn.text, reasons: [...meanings, ...reasons], draft: { layers, contexts }, drawn };
  }

  /** `null` where nothing was proposed. */
  draw(folder: string, draft: StandardsDraft): DrawnDraft | null {
    const proposed = this.proposed.get(folder);
    return proposed === undefined ? null : drawnDraft(proposed, draft);
  }

  forget(folder: string): void {
    this.proposed.delete(folder);
  }
}

function drawnDraft({ files, input, proposal }: Proposed, draft: Draft): DrawnDraft {
  const { text, picture } = draftOf(input, proposal, draft);
  // Read back as it would be from the disk, so that a draft is judged by what judges the file.
  files.setOverlay('plumbline.json', text);
  const mistakes = standardsMistakes(files);
  files.setOverlay('plumbline.json', undefined);
  const sum = (of: 'imports' | 'violations'): number => picture.arrows.reduce((total, it) => total + it[of], 0);
  return { text: withoutSchema(text), drawing: drawSvg(picture, 'page'), imports: sum('imports'), violations: sum('violations'), mistakes };
}

/** The editor brings a schema along; with a second one, each mistake would be shown twice. */
function withoutSchema(text: string): string {
  return text.replace(/^ *"\$schema": "[^"]*",\r?\n/m, '');
}
