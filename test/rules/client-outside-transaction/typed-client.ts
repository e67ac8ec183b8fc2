// A type that is written beside it changes nothing: the client is the one that the transaction gives.
// @filename: src/workspace.service.ts
import { DataSource, EntityManager } from 'typeorm';
import { Share } from './share';
export class WorkspaceService {
  constructor(private readonly source: DataSource) {}
  async share(item: string) {
    await this.source.transaction(async (entities: EntityManager) => {
      await entities.getRepository(Share).delete({ item });
      await entities.getRepository(Share).save({ item });
      await this.source.getRepository(Share).save({ item });
      //    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ client-outside-transaction: runs outside the transaction
    });
  }
}

// @filename: src/share.ts
import { Entity } from 'typeorm';
@Entity()
export class Share { item = ''; }
