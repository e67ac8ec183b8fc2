/** The one source of truth for the shape of `plumbline.json`: the editor, the reader and the documents all use it. */
import { presets } from './presets.js';
import { wordedParts } from './standards.js';

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
          'Standards to start from: a relative path to a JSON file, an npm package that holds JSON only, or one of ' +
          `${Object.keys(presets).map((it) => `\`${it}\``).join(', ')}. This file wins over what it extends, and of several ` +
          'the last wins. Layers and contexts replace, rules merge one by one, the rest adds up.',
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
      overrides: list('What the team decided about rules in some of the files. Of several that match, the last wins.', override(rules)),
      recognizers,
      providedElsewhere: list('What the code need not do, because a gateway or a platform does it.', providedElsewhere),
      evidence,
      cards: object(
        "The team's own words for a rule, section by section. Paragraphs, lists, code and https links.",
        Object.fromEntries(rules.map((it) => [it.id, wording(it)])),
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

/** Kinds of own code that rules know how to read, with what each is. */
export const recognizerKinds: Readonly<Record<string, string>> = {
  validators: 'Functions that check request data, and throw or answer where it is wrong.',
  correlation: 'What gives a request its correlation id, or reads it.',
  guards: 'Middleware or decorators that let a request through only for those who may.',
  loggers: 'What writes the log, so that what is said there is known to be logged.',
  blocking: 'Functions that block the event loop for as long as they run.',
  middleware: 'Functions that make a handler of another function, or run before it.',
};

/** What a gateway, a mesh or a platform may do in place of the code. */
export const topics: readonly string[] = [
  'authentication', 'body-limit', 'correlation-id', 'cors', 'graceful-shutdown', 'rate-limit', 'request-timeout', 'security-headers', 'tracing',
];

const recognized: JsonSchema = {
  type: 'string',
  pattern: '^[^\\s#\\\\]+#[\\w$]+(\\.[\\w$]+)*$',
  patternErrorMessage:
    'Expected a module and what it exports, such as `src/http/validate#validateBody` or `@acme/http#check`.',
};

const recognizers = object(
  'Own code that plays a known part. Each is a module, by its path from the root or by its name, and an export of it.',
  Object.fromEntries(Object.entries(recognizerKinds).map(([kind, description]) => [kind, list(description, recognized)])),
);

const providedElsewhere: JsonSchema = {
  anyOf: [
    { type: 'string', enum: topics },
    object(
      'Something that is provided for some of the files.',
      { topic: { ...text('What is provided.'), enum: topics }, files: someGlobs('Globs of the files it is provided for.') },
      ['topic', 'files'],
    ),
  ],
};

const evidence = object('How review sessions of this team begin.', {
  store: {
    ...text('Where notes are kept: `private` in the reviewer\'s own data, `committed` in the repository, for all who read it.'),
    enum: ['private', 'committed'],
    default: 'private',
  },
  blind: { type: 'boolean', description: "True where reviewers see each other's notes only once their own session is closed.", default: false },
});

function wording(rule: RuleDescriptor): JsonSchema {
  const ofPart = (part: string): string => (part === 'title' || part === 'question' ? `The ${part} of the card, in the team's words.` : `The section *${part}* of the card, in the team's words.`);
  return object(`The team's words for ${rule.title ?? rule.id}.`, Object.fromEntries(wordedParts.map((it) => [it, text(ofPart(it))])));
}

function override(rules: readonly RuleDescriptor[]): JsonSchema {
  return object(
    'Decisions about rules in some of the files.',
    {
      files: someGlobs('Globs of the files where they hold.'),
      rules: object('What holds for single rules there.', Object.fromEntries(rules.map((it) => [it.id, ruleSetting(it)]))),
    },
    ['files', 'rules'],
  );
}

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
        waivable: {
          type: 'boolean',
          description: 'False where no waiver and no comment excuses it. What was closed cannot be opened again by a file that extends this one.',
          default: true,
        },
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
