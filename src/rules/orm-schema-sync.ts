/** Reports object-relational mappers that change the database's schema while the service starts. */
import type { Value } from '../facts/value.js';
import type { ApiTable } from '../project/calls/external-calls.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import { defineRule } from './rule.js';

/** Where connection options of TypeORM go. */
const connecting: ApiTable = {
  typeorm: /^(?:DataSource|createConnection|createConnections|new DataSource)$/,
  '@nestjs/typeorm': /^TypeOrmModule\.forRoot(?:Async)?$/,
};
const connectionType = /^(?:DataSourceOptions|TypeOrmModuleOptions|ConnectionOptions|PostgresConnectionOptions|MysqlConnectionOptions|TypeOrmOptionsFactory)/;
const syncing: ApiTable = { sequelize: /(?:^|\.)sync$/, 'sequelize-typescript': /(?:^|\.)sync$/, '@mikro-orm/core': /\.(?:updateSchema|refreshDatabase|dropSchema)$/ };

export const ormSchemaSync = defineRule({
  id: 'orm-schema-sync',
  instant: true,

  *check(graph) {
    const typed = new Set(graph.external.to(connecting).map((it) => it.file));
    for (const file of graph.withRole('server', 'config')) {
      if (!typed.has(file) && !importsOptions(file)) continue;
      for (const { name, on, within, span } of file.syntax.switches) {
        if (!on || (name !== 'synchronize' && name !== 'dropSchema') || isDevelopmentOnly(file, { within, span }) || isLocal(file)) continue;
        yield { at: locationIn(file.path, span), message: `\`${name}: true\` lets TypeORM change the schema to fit the entities whenever the service starts` };
      }
    }
    for (const { file, call } of graph.external.to(syncing)) {
      const [options] = call.arguments;
      const form = options?.kind === 'object' ? options.members.find(([name, value]) => (name === 'force' || name === 'alter') && isTrue(value))?.[0] : undefined;
      if (form === undefined || isDevelopmentOnly(file, call)) continue;
      yield { at: locationIn(file.path, call.span), message: `\`${call.text}({ ${form}: true })\` ${form === 'force' ? 'drops and makes anew every table' : 'changes tables to fit the models'} whenever it runs` };
    }
  },
});

function isTrue(value: Value): boolean {
  return value.kind === 'boolean' && value.value;
}

/** Files that name the options' type, or give them to a factory. */
function importsOptions({ imports }: ProjectFile): boolean {
  return imports.some((it) => it.target.kind === 'package' && /^(?:typeorm|@nestjs\/typeorm)/.test(it.target.name) && it.names.some(({ imported }) => connectionType.test(imported)));
}

/** A database in memory, or in a file beside the service, starts empty or has one user. */
function isLocal({ syntax }: ProjectFile): boolean {
  const types = JSON.stringify([syntax.calls.map((it) => it.arguments), syntax.definitions, syntax.exports]);
  return /"type",\{"kind":"text","value":"(?:sqljs|expo|capacitor|cordova|react-native)"\}|:memory:/.test(types);
}
