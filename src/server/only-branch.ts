/** *Show only what this branch adds*: what was asked for, and what each folder shows for it. */
import type { OnlyBranchParams, OnlyBranchResult } from '../protocol/findings.js';
import { BranchComparisons, revisionsOf } from './branch-comparison.js';
import type { ReviewedFolder } from './reviewed-folder.js';

export interface OnlyBranchHost {
  /** Today, `YYYY-MM-DD`. */
  today(): string;
  /** Folders under review. */
  folders(): readonly ReviewedFolder[];
  /** A folder shows other findings now. */
  onShown(folder: ReviewedFolder): void;
}

export class OnlyBranch {
  private readonly host: OnlyBranchHost;
  private readonly comparisons: BranchComparisons;
  private wanted: OnlyBranchParams = { isOn: false };

  constructor(host: OnlyBranchHost) {
    this.host = host;
    this.comparisons = new BranchComparisons(() => host.today());
  }

  /** In every folder that is open, and in those that come. */
  async show(wanted: OnlyBranchParams): Promise<readonly OnlyBranchResult[]> {
    this.wanted = wanted;
    return Promise.all(this.host.folders().map((it) => this.apply(it)));
  }

  /** To be called after each review: the branch may begin elsewhere now, or the folder is new. */
  async reviewed(folder: ReviewedFolder): Promise<void> {
    if (this.wanted.isOn) await this.apply(folder);
  }

  /** What a folder is compared with; `undefined` while everything is shown. */
  baseOf(folder: string): string | undefined {
    return this.comparisons.baseOf(folder);
  }

  /** What branches may be compared with; nothing where no folder is in a repository. */
  revisions(): readonly string[] {
    return [...new Set(this.host.folders().flatMap((it) => revisionsOf(it.root)))];
  }

  forget(folder: string): void {
    this.comparisons.forget(folder);
  }

  private async apply(folder: ReviewedFolder): Promise<OnlyBranchResult> {
    const { wanted } = this;
    const compared = wanted.isOn ? await this.comparisons.of(folder, wanted.base) : undefined;
    const isOvertaken = wanted !== this.wanted || !this.host.folders().includes(folder);
    if (isOvertaken) return { folder: folder.uri };

    if (!wanted.isOn) this.forget(folder.uri);
    const isOther = compared !== undefined && 'before' in compared ? folder.show({ before: compared.before }) : folder.showAll();
    if (isOther) this.host.onShown(folder);
    if (compared === undefined) return { folder: folder.uri };
    return 'before' in compared ? { folder: folder.uri, base: compared.base } : { folder: folder.uri, trouble: compared.trouble };
  }
}
