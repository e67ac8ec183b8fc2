/** NestJS: methods of controllers, known by their decorators. */
import { locationIn, type ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import type { FunctionTarget, Handler } from './handler.js';

const nestRoutes = /^(?:Get|Post|Put|Patch|Delete|All|Options|Head|Sse)$/;

export function decoratedHandlers(file: ProjectFile, values: Values): readonly Handler[] {
  return file.syntax.classes.flatMap((it) =>
    it.members.flatMap((member): readonly Handler[] => {
      const { value } = member;
      if (value.kind !== 'function') return [];
      return member.decorators.flatMap((decorator): readonly Handler[] => {
        const call = decorator.kind === 'result' ? file.syntax.calls[decorator.call] : undefined;
        const target = call && values.targets(file, call.callee).find((found) => found.kind === 'package' && found.name === '@nestjs/common');
        if (!call || target?.kind !== 'package' || !nestRoutes.test(target.path)) return [];
        const [first] = call.arguments;
        const span = file.syntax.functions[value.id]?.nameSpan ?? call.span;
        const functions: readonly FunctionTarget[] = [{ kind: 'function', file, id: value.id }];
        const path = first?.kind === 'text' ? first.value : undefined;
        return [
          {
            framework: 'nestjs',
            kind: 'route',
            file,
            method: target.path.toLowerCase(),
            path,
            routes: path === undefined ? [] : [path],
            at: locationIn(file.path, span),
            functions,
            registered: functions,
            isInline: true,
            chain: [],
          },
        ];
      });
    }),
  );
}
