/** Reports secrets that have a text in the code to fall back to. */
import type { Span } from '../facts/facts.js';
import { contains } from '../project/branches.js';
import { isDevelopmentOnly } from '../project/calls/development.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { isSecretText, secretKind } from '../project/secrets/secret-name.js';
import { readerDefaults, schemaDefaults, settingRead, type SettingDefault } from '../project/secrets/settings.js';
import { askedAbout } from '../project/secrets/start-up-checks.js';
import { defineRule } from './rule.js';

export const secretWithFallback = defineRule({
  id: 'secret-with-fallback',
  wide: true,

  *check(graph) {
    const asked = askedAbout(graph);
    for (const file of graph.withRole('server', 'config')) {
      for (const { name, text, span, within } of defaultsOf(graph, file)) {
        const kind = secretKind(name) && (isGivenToClient(graph, file, span) ? 'borrowed' : secretKind(name));
        if (!kind || !isSecretText(text, kind) || isDevelopmentOnly(file, { within, span })) continue;
        // A service that looks at the setting itself may refuse to start without it.
        const { settings, texts } = asked(file);
        if (settings.has(name) || texts.has(text)) continue;
        yield {
          at: locationIn(file.path, span),
          message: `\`${name}\` falls back to a text that everyone who reads the code knows`,
          milder: kind === 'borrowed',
        };
      }
    }
  },
});

function defaultsOf(graph: ProjectGraph, file: ProjectFile): readonly SettingDefault[] {
  const fallbacks = file.syntax.fallbacks.flatMap(({ value, text, span, within }): readonly SettingDefault[] => {
    const name = settingRead(graph, file, value);
    return name === undefined ? [] : [{ name, text, span, within }];
  });
  const seen = new Set<string>();
  return [...fallbacks, ...readerDefaults(graph, file), ...schemaDefaults(graph, file)].filter(({ span }) => isNew(seen, span));
}

/** Reports whether a text stands among the options of a package's client, as its key to another system. */
function isGivenToClient(graph: ProjectGraph, file: ProjectFile, span: Span): boolean {
  return file.syntax.calls.some((call) => {
    if (!call.construct || !call.argumentSpans.some((it) => contains(it, span))) return false;
    const isKey = call.arguments.some((it) => it.kind === 'object' && it.members.some(([name]) => /^(?:api_?key|auth_?(?:key|secret)|client_?secret|access_?(?:key|token))$/i.test(name)));
    return isKey && graph.values.targets(file, call.callee).some((it) => it.kind === 'package');
  });
}

/** One text is reported once, also where it stands in twice. */
function isNew(seen: Set<string>, span: Span): boolean {
  const key = span.join();
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}
