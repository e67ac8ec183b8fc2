/** The one source of truth for the shape of `plumbline.json`: the editor, the reader and the documents all use it. */

/** What the schema needs to know about a rule. */
export interface RuleDescriptor {
  readonly id: string;
  /** Every option with its default; the schema takes its types from these. */
  readonly options: Readonly<Record<string, readonly string[] | string | number | boolean>>;
  /** The card's title, shown when an editor completes the rule. */
  readonly title?: string;
}

/** The part of JSON schema (draft-07) that standards need. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** Not in draft-07; VS Code and our own reader show it in place of the pattern. */
  readonly patternErrorMessage?: string;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly default?: unknown;
}

/** Editions that this version knows, oldest first. */
export const editions: readonly string[] = ['2026.1'];

/** Settings of a rule, from silent to strict. */
export const severities: readonly string[] = ['off', 'info', 'warning', 'error'];

/** The JSON schema of `plumbline.json` for the given rules. */
export function standardsSchema(rules: readonly RuleDescriptor[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plumbline standards',
    ...object('What this team holds its code to. Comments and trailing commas are allowed.', {
      $schema: text('Where editors find the schema of this file.'),
      edition: {
        ...text('The edition of the rules the team signed up to. Rules that came later are `info` until it is raised.'),
        enum: editions,
      },
      extends: {
        description:
          'Standards to start from: a relative path to a JSON file, or an npm package that holds JSON only. This file ' +
          'wins over what it extends, and of several the last wins. Layers and contexts replace, rules merge one by ' +
          'one, `ignore` and `waivers` add up.',
        anyOf: [{ type: 'string', ...notBlank }, { type: 'array', items: { type: 'string', ...notBlank } }],
      },
      include: globs('Globs of the files that are reviewed. Without it, everything is.'),
      ignore: globs('Globs of the files that are left out of the review altogether, such as generated code.'),
      layers: list('The layers of the code base, and which may import which. A file belongs to the first that matches.', layer),
      contexts: list('The bounded contexts: parts that own a model and are entered through a public door.', context),
      rules: object(
        'What the team decided about single rules. A rule that is not named keeps the default of its card.',
        Object.fromEntries(rules.map((it) => [it.id, ruleSetting(it)])),
      ),
      waivers: list('Exceptions that somebody owns and that end.', waiver(rules)),
    }),
  };
}

/** Reports whether a text is a glob that standards may hold. */
export function isGlob(text: string): boolean {
  return new RegExp(globPattern, 'u').test(text);
}

const notBlank = { pattern: '\\S', patternErrorMessage: 'Expected some text, found none.' };

// A backslash may escape a special character, but never separates folders. A leading `!` would turn a list of what
// belongs into its opposite, and an absolute path would match on one machine only.
const globPattern = '^(?=.*\\S)(?!![^(])(?!/)(?![A-Za-z]:)([^\\\\]|\\\\[^A-Za-z0-9_./ -]){1,1000}$';

const glob: JsonSchema = {
  type: 'string',
  pattern: globPattern,
  patternErrorMessage:
    'Expected a glob relative to the root, with forward slashes and without a leading `/` or `!`, such as `src/http/**`.',
};

const layer = object(
  'A part of the code base and what it may import.',
  {
    name: text('The name that other layers and messages use.'),
    files: someGlobs('Globs of its files, relative to the root.'),
    mayImport: {
      type: 'array',
      items: { type: 'string', ...notBlank },
      description: 'Names of the layers it may import, besides itself. An empty list means none.',
    },
    domain: {
      type: 'boolean',
      description: 'True for the layer that holds the domain; it is then kept free of databases, HTTP and frameworks.',
      default: false,
    },
  },
  ['name', 'files', 'mayImport'],
);

const context = object(
  'Files that share a model and are entered through a public door.',
  {
    name: text('The name that messages use.'),
    files: someGlobs('Globs of its files, relative to the root.'),
    public: globs('Globs of the files that other contexts may import. Without it, `index` files at its top are public.'),
    shared: { type: 'boolean', description: 'True for a shared kernel, which every context may import.', default: false },
  },
  ['name', 'files'],
);

function waiver(rules: readonly RuleDescriptor[]): JsonSchema {
  const ids = rules.map((it) => it.id);
  return object(
    'An exception to one rule, with a reason, an owner and an end date.',
    {
      // Draft-07 validators refuse an empty enum.
      rule: { ...text('The rule that is waived.'), ...(ids.length > 0 && { enum: ids }) },
      files: someGlobs('Globs of the files where the exception holds.'),
      reason: text('Why this is acceptable for now.'),
      owner: text('Who sees to it that the exception ends: a person or a team.'),
      until: {
        type: 'string',
        description: 'The last day on which the exception holds, as YYYY-MM-DD.',
        pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
        patternErrorMessage: 'Expected a date as YYYY-MM-DD, such as `2026-12-31`.',
      },
      link: {
        type: 'string',
        description: 'Where the exception was decided or is tracked, such as a ticket.',
        pattern: '^https?://\\S+$',
        patternErrorMessage: 'Expected a link that starts with `https://`.',
      },
    },
    ['rule', 'files', 'reason', 'owner', 'until'],
  );
}

function ruleSetting(rule: RuleDescriptor): JsonSchema {
  const title = rule.title ?? `Rule \`${rule.id}\``;
  const severity = { type: 'string', enum: severities } as const;
  const options = Object.entries(rule.options).map(([name, value]) => [name, optionOf(rule.id, name, value)] as const);
  return {
    description: `${title}. Its severity, or an object with its severity and options.`,
    anyOf: [
      severity,
      object(`${title}.`, {
        severity: { ...severity, description: 'How much the rule asks for. Without it, the default of its card holds.' },
        options: object(`Options of \`${rule.id}\`. Each replaces the default.`, Object.fromEntries(options)),
      }),
    ],
  };
}

function optionOf(id: string, name: string, value: RuleDescriptor['options'][string]): JsonSchema {
  const shared = { description: `Option \`${name}\` of \`${id}\`.`, default: value };
  if (typeof value === 'string') return { type: 'string', ...shared };
  if (typeof value === 'number') return { type: 'number', ...shared };
  if (typeof value === 'boolean') return { type: 'boolean', ...shared };
  return { type: 'array', items: { type: 'string' }, ...shared };
}

function object(description: string, properties: Record<string, JsonSchema>, required?: readonly string[]): JsonSchema {
  return { type: 'object', description, properties, ...(required && { required }), additionalProperties: false };
}

function text(description: string): JsonSchema {
  return { type: 'string', description, ...notBlank };
}

function list(description: string, items: JsonSchema): JsonSchema {
  return { type: 'array', description, items };
}

function globs(description: string): JsonSchema {
  return { type: 'array', description, items: glob };
}

function someGlobs(description: string): JsonSchema {
  return { ...globs(description), minItems: 1 };
}
