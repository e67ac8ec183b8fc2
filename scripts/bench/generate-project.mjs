// Writes a layered backend of a given size: the same text for the same number, so that measurements can be repeated.
import fs from 'node:fs';
import path from 'node:path';

const perModule = 6;

/** The boundaries that ESLint is given as well. */
const layers = [
  { name: 'controller', files: ['src/modules/*/routes.ts'], mayImport: ['service'] },
  { name: 'service', files: ['src/modules/*/service.ts'], mayImport: ['repository'] },
  { name: 'repository', files: ['src/modules/*/repository.ts', 'src/modules/*/entity.ts'], mayImport: [] },
];

/** Writes `count` files below a folder, which is emptied first. */
export function generateProject(folder, count) {
  fs.rmSync(folder, { recursive: true, force: true });
  const shared = sharedFiles();
  const modules = Math.floor((count - Object.keys(shared).length) / perModule);
  const files = { ...shared };
  for (let index = 0; index < modules; index += 1) Object.assign(files, moduleFiles(index, modules));
  // What does not fill a whole module is filled with values that a module reads.
  for (let index = 0; Object.keys(files).length < count; index += 1) {
    files[`src/config/limits-${index}.ts`] = `export const limits${index} = { pageSize: ${20 + index}, retries: ${index % 4} };\n`;
  }
  files['src/main.ts'] = mainFile(modules);
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  // A repository of its own, so that nobody takes it for an ignored part of the one around it.
  fs.mkdirSync(path.join(folder, '.git'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ name: 'generated-backend', private: true, dependencies: { express: '^4.22.0' } }, null, 2)}\n`);
  fs.writeFileSync(path.join(folder, 'plumbline.json'), `${JSON.stringify({ layers }, null, 2)}\n`);
  fs.writeFileSync(
    path.join(folder, 'tsconfig.json'),
    `${JSON.stringify({ compilerOptions: { target: 'ES2022', module: 'Preserve', moduleResolution: 'Bundler', strict: true, esModuleInterop: true, skipLibCheck: true, noEmit: true }, include: ['src'] }, null, 2)}\n`,
  );
}

function sharedFiles() {
  return {
    'src/main.ts': '',
    'src/database/database.ts': `export interface Row { readonly id: string; readonly [column: string]: unknown }

export interface Database {
  find<T>(table: string, where: Partial<T>): Promise<T[]>;
  insert<T>(table: string, row: T): Promise<T>;
  update<T>(table: string, id: string, change: Partial<T>): Promise<T | undefined>;
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
}
`,
    'src/database/base-repository.ts': `import type { Database } from './database';

export abstract class BaseRepository<T extends { readonly id: string }> {
  constructor(protected readonly database: Database, private readonly table: string) {}

  async byId(id: string): Promise<T | undefined> {
    const [row] = await this.database.find<T>(this.table, { id } as Partial<T>);
    return row;
  }

  list(where: Partial<T>): Promise<T[]> {
    return this.database.find<T>(this.table, where);
  }

  save(row: T): Promise<T> {
    return this.database.insert<T>(this.table, row);
  }

  async change(id: string, change: Partial<T>): Promise<T> {
    const changed = await this.database.update<T>(this.table, id, change);
    if (changed === undefined) throw new Error(\`\${this.table}: no row \${id}\`);
    return changed;
  }
}
`,
    'src/events/bus.ts': `import { EventEmitter } from 'node:events';

export interface DomainEvent { readonly name: string; readonly id: string; readonly at: Date }

class Bus extends EventEmitter {
  publish(event: DomainEvent): void {
    this.emit(event.name, event);
  }
}

export const bus = new Bus();
`,
    'src/logging/logger.ts': `export const logger = {
  info(details: object, message: string): void {
    console.log(JSON.stringify({ level: 'info', message, ...details }));
  },
  error(details: object, message: string): void {
    console.error(JSON.stringify({ level: 'error', message, ...details }));
  },
};
`,
    'src/http/async-handler.ts': `import type { NextFunction, Request, RequestHandler, Response } from 'express';

export function asyncHandler(handle: (request: Request, response: Response) => Promise<void>): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    handle(request, response).catch(next);
  };
}
`,
  };
}

function moduleFiles(index, modules) {
  const name = `part${index}`;
  const type = `Part${index}`;
  const folder = `src/modules/${name}`;
  const other = (step) => (index + modules - (step % modules)) % modules;
  // Imports lead to earlier modules, so that there are no cycles but where one is wanted.
  const first = index === 0 ? undefined : other(1 + (index % 5) >= index ? 1 : 1 + (index % 5));
  const imports = first === undefined ? '' : `import { Part${first}Service } from '../part${first}/service';\n`;
  const field = first === undefined ? '' : `, private readonly previous: Part${first}Service`;
  return {
    [`${folder}/entity.ts`]: `export interface ${type} {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly state: 'new' | 'paid' | 'sent';
  readonly amount: number;
  readonly createdAt: Date;
}

export type New${type} = Omit<${type}, 'id' | 'createdAt'>;

export function total${type}(rows: readonly ${type}[]): number {
  return rows.filter((it) => it.state !== 'new').reduce((sum, it) => sum + it.amount, 0);
}
`,
    [`${folder}/dto.ts`]: `import type { New${type}, ${type} } from './entity';

export interface ${type}Dto { readonly id: string; readonly title: string; readonly amount: string }

export function to${type}Dto(row: ${type}): ${type}Dto {
  return { id: row.id, title: row.title, amount: (row.amount / 100).toFixed(2) };
}

export function parse${type}(body: unknown): New${type} {
  const { title, amount, ownerId } = body as Partial<Record<keyof New${type}, unknown>>;
  if (typeof title !== 'string' || typeof amount !== 'number' || typeof ownerId !== 'string') throw new TypeError('not a ${name}');
  return { title, amount, ownerId, state: 'new' };
}
`,
    [`${folder}/repository.ts`]: `import { BaseRepository } from '../../database/base-repository';
import type { Database } from '../../database/database';
import type { ${type} } from './entity';
${index % 13 === 6 ? `import { ${type}Service } from './service';\n\nexport const paidBy = () => ${type}Service.name;\n` : ''}
export class ${type}Repository extends BaseRepository<${type}> {
  constructor(database: Database) {
    super(database, '${name}');
  }

  async ofOwner(ownerId: string): Promise<${type}[]> {
    const rows = await this.list({ ownerId });
    return rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  }

  async pay(id: string): Promise<${type}> {
    return this.database.transaction(async () => {
      const row = await this.byId(id);
      if (row?.state !== 'new') throw new Error('already paid');
      return this.change(id, { state: 'paid' });
    });
  }
}
`,
    [`${folder}/service.ts`]: `import { bus } from '../../events/bus';
import { logger } from '../../logging/logger';
import { total${type}, type New${type}, type ${type} } from './entity';
import { ${type}Repository } from './repository';
${imports}
export class ${type}Service {
  constructor(private readonly rows: ${type}Repository${field}) {}

  async create(given: New${type}): Promise<${type}> {
    const row = await this.rows.save({ ...given, id: \`${name}-\${Date.now()}\`, createdAt: new Date() });
    bus.publish({ name: '${name}.created', id: row.id, at: row.createdAt });
${index % 7 === 3 ? '    this.notify(row);\n' : '    await this.notify(row);\n'}    return row;
  }

  async summary(ownerId: string): Promise<{ count: number; total: number }> {
    const rows = await this.rows.ofOwner(ownerId);
${first === undefined ? '' : '    const before = await this.previous.summary(ownerId);\n'}    const total = total${type}(rows)${first === undefined ? '' : ' + before.total'};
    return { count: rows.length, total };
  }

  async payAll(ids: readonly string[]): Promise<readonly ${type}[]> {
    const paid = await Promise.all(ids.map((it) => this.rows.pay(it)));
${index % 11 === 5 ? '    ids.forEach(async (it) => {\n      await this.rows.change(it, { state: \'sent\' });\n    });\n' : ''}    return paid;
  }

  private async notify(row: ${type}): Promise<void> {
    try {
      await Promise.resolve(row.id);
      logger.info({ id: row.id }, '${name} created');
    } finally {
      await this.rows.byId(row.id);
    }
  }
}
`,
    [`${folder}/listeners.ts`]: `import { bus, type DomainEvent } from '../../events/bus';
import { logger } from '../../logging/logger';
import type { ${type}Service } from './service';

export function register${type}Listeners(service: ${type}Service): void {
${
  index % 5 === 2
    ? `  bus.on('${name}.created', async (event: DomainEvent) => {
    await service.summary(event.id);
  });`
    : `  bus.on('${name}.created', (event: DomainEvent) => {
    service.summary(event.id).catch((error: unknown) => {
      logger.error({ error, id: event.id }, 'summary failed');
    });
  });`
}
}
`,
    [`${folder}/routes.ts`]: `import { Router } from 'express';
import { asyncHandler } from '../../http/async-handler';
import { parse${type}, to${type}Dto } from './dto';
import type { ${type}Service } from './service';

export function ${name}Routes(service: ${type}Service): Router {
  const router = Router();
  router.post('/', asyncHandler(async (request, response) => {
    const row = await service.create(parse${type}(request.body));
    response.status(201).json(to${type}Dto(row));
  }));
${
  index % 9 === 4
    ? `  router.get('/:owner', async (request, response) => {
    response.json(await service.summary(request.params.owner));
  });`
    : `  router.get('/:owner', asyncHandler(async (request, response) => {
    response.json(await service.summary(request.params['owner'] ?? ''));
  }));`
}
  return router;
}
`,
  };
}

function mainFile(modules) {
  const shown = Array.from({ length: Math.min(modules, 40) }, (_, index) => modules - 1 - index);
  return `import express from 'express';
${shown.map((it) => `import { part${it}Routes } from './modules/part${it}/routes';\nimport type { Part${it}Service } from './modules/part${it}/service';`).join('\n')}

export interface Services {
${shown.map((it) => `  readonly part${it}: Part${it}Service;`).join('\n')}
}

export function start(services: Services): void {
  const app = express();
  app.use(express.json());
${shown.map((it) => `  app.use('/part${it}', part${it}Routes(services.part${it}));`).join('\n')}
  app.listen(3000);
}
`;
}
