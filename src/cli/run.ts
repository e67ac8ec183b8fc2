/** Parses arguments and runs one command. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../host/resources.js';
import { baseline, type BaselineArguments } from './baseline.js';
import { formats } from '../report/render-review.js';
import { addEvidenceCommands } from './evidence-commands.js';
import { explain } from './explain.js';
import { facts, type FactsArguments } from './facts.js';
import { importResults, type ImportArguments } from './import.js';
import { init } from './init.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { review, type ReviewArguments } from './review.js';
import { upgrade } from './upgrade.js';
import { routes, type RoutesArguments } from './routes.js';
import { listRules } from './rules.js';
import { signals, type SignalsArguments } from './signals.js';

/** Runs the command line; returns the exit code. Never throws for what a user did. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = ExitCode.clean;
  const program = new Command('plumbline')
    .description('Reviews a Node.js or TypeScript backend the way a senior engineer would.')
    .version(version(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: (it) => terminal.stdout.write(it), writeErr: (it) => terminal.stderr.write(it) })
    .showHelpAfterError('Run "plumbline --help" to see what there is.')
    .addHelpText('after', helpText);

  withReportOptions(program.command('review'))
    .description('review a backend: findings with the path that makes each true')
    .argument('[paths...]', 'report only what lies below these; the whole root is analysed all the same')
    .option('--since <revision>', 'tell only what this branch adds since it left the revision, such as origin/main')
    .option('--staged', 'tell only what is staged, and review that; for pre-commit hooks')
    .option('--rule <id>', 'run this rule alone (repeatable)', collect, [])
    .option('--facts <files...>', 'begin from facts of packages, as "plumbline facts" wrote them')
    .action(async (paths: string[], options: Omit<ReviewArguments, 'paths'>) => {
      code = await review({ ...options, paths }, terminal);
    });

  withReportOptions(program.command('import'))
    .description("tell what other tools found (SARIF, ESLint JSON) under our practices, beside our own findings")
    .argument('<reports...>', 'reports of other tools')
    .option('--only', 'leave our own rules out')
    .option('--map <file>', 'a mapping of your own, before the one that ships (repeatable); see rules/other-tools.json', collect, [])
    .action(async (reports: string[], options: Omit<ImportArguments, 'reports'>) => {
      code = await importResults({ ...options, reports }, terminal);
    });

  program
    .command('facts')
    .description("extract what one package's code says, for a task runner to cache and review --facts to link")
    .argument('[folder]', 'the folder of the package (default: here)', '.')
    .option('--output <file>', 'write the facts to a file instead of standard output')
    .option('--root <folder>', 'the folder that reviews analyse (default: the nearest above the package with plumbline.json, else with .git)')
    .addOption(new Option('--types <checker>', 'who answers about types (default: native where it is installed)').choices(['native', 'ts6']))
    .action(async (folder: string, options: Omit<FactsArguments, 'folder'>) => {
      code = await facts({ ...options, folder }, terminal);
    });

  program
    .command('baseline')
    .description('accept the findings of today, so that only new ones are reported')
    .option('--check', 'name the entries that no longer occur, and write nothing')
    .option('--root <folder>', 'the folder to analyse (default: the nearest with plumbline.json, else with .git)')
    .option('--allow-incomplete', 'go on when something could not be analysed')
    .option('--today <date>', 'the day to judge waivers by, YYYY-MM-DD')
    .action((options: BaselineArguments) => {
      code = baseline(options, terminal);
    });

  program
    .command('explain')
    .description('print the card of a rule: the question, why it matters, the fix, when it is fine')
    .argument('<rule>', 'id of a rule, such as unhandled-rejection')
    .action((id: string) => {
      code = explain(id, terminal);
    });

  program
    .command('rules')
    .description('list every rule: id, practice, default, measured precision')
    .action(() => {
      code = listRules(terminal);
    });

  program
    .command('upgrade')
    .description('say what a newer edition of the rules would change')
    .option('--root <folder>', 'the folder to analyse (default: the nearest with plumbline.json, else with .git)')
    .action((options: { root?: string }) => {
      code = upgrade(options, terminal);
    });

  program
    .command('routes')
    .description('list every way into the backend as Plumbline understood it: routes, queues, sockets, with what runs before each')
    .argument('[paths...]', 'list only what is registered below these; the whole root is analysed all the same')
    .addOption(new Option('--format <format>', 'how to print the routes').choices(['text', 'json']).default('text'))
    .option('--root <folder>', 'the folder to analyse (default: the nearest with plumbline.json, else with .git)')
    .action((paths: string[], options: Omit<RoutesArguments, 'paths'>) => {
      code = routes({ ...options, paths }, terminal);
    });

  program
    .command('signals')
    .description('list by practice what speaks for the code: strengths in it, and signals in documents, pipelines and infrastructure beside it')
    .argument('[paths...]', 'list only what lies below these; the whole root is analysed all the same')
    .addOption(new Option('--format <format>', 'how to print them').choices(['text', 'json']).default('text'))
    .option('--root <folder>', 'the folder to analyse (default: the nearest with plumbline.json, else with .git)')
    .action((paths: string[], options: Omit<SignalsArguments, 'paths'>) => {
      code = signals({ ...options, paths }, terminal);
    });

  program
    .command('init')
    .description('propose layers and contexts from folders and imports, and write plumbline.json')
    .argument('[folder]', 'the folder to look at (default: here)')
    .option('-y, --yes', 'write without asking')
    .option('--diagram <file>', 'draw the proposal into a file, .svg or .mmd')
    .action(async (folder: string | undefined, options: { yes?: true; diagram?: string }) => {
      code = await init({ folder, yes: options.yes === true, diagram: options.diagram }, terminal);
    });

  addEvidenceCommands(program, terminal, (ended) => {
    code = ended;
  });

  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.clean : ExitCode.usage;
    if (!(error instanceof UsageError)) throw error;
    terminal.stderr.write(`plumbline: ${error.message}\n`);
    return ExitCode.usage;
  }
  return code;
}

/** What every command takes that prints a review. */
function withReportOptions(command: Command): Command {
  return command
    .addOption(new Option('--format <format>', 'how to print the review').choices(formats).default('text'))
    .option('--output <file>', 'write the review to a file instead of standard output')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 at findings of this severity and above (default: warning)').choices(['error', 'warning', 'info', 'never']))
    .addOption(new Option('--max-warnings <number>', 'exit with 1 at more warnings than this; --fail-on is then error where it is not given').argParser(wholeNumber))
    .option('--include-suppressed', 'tell also what is suppressed, waived or in the baseline')
    .option('--root <folder>', 'the folder to analyse (default: the nearest with plumbline.json, else with .git)')
    .option('--allow-incomplete', 'exit with 0 in place of 3 when something could not be analysed')
    .option('--today <date>', 'the day to judge waivers by, YYYY-MM-DD')
    .addOption(new Option('--group-by <what>', 'group the findings of the text report').choices(['owner', 'practice', 'package']))
    .addOption(new Option('--types <checker>', 'who answers about types (default: native where it is installed)').choices(['native', 'ts6']))
    .option('--no-cache', 'neither use nor keep facts of earlier runs')
    .option('--cache-dir <folder>', 'where facts of earlier runs are kept (default: the cache folder of the user)');
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Expected a whole number, such as 0 or 20.');
  return Number(value);
}

const helpText = `
Examples:
  plumbline review                      review the repository you stand in
  plumbline review src/http             report only what lies below src/http
  plumbline review --format json        for programs; see docs/report.schema.json
  plumbline review --format sarif --output plumbline.sarif
  plumbline review --rule import-cycle --fail-on info
  plumbline explain async-express-handler
  plumbline routes                      every route with what runs before it
  plumbline signals                     what speaks for the code, by practice
  plumbline init                        propose layers, and write plumbline.json once you agree
  plumbline baseline                    accept the findings of today; from now on only new ones are reported
  plumbline baseline --check            name what the baseline holds and is mended meanwhile

Exit codes of review:
  0  nothing at or above --fail-on      2  wrong usage, or a mistake in plumbline.json
  1  findings                           3  incomplete: something could not be analysed

Plumbline never runs the code it reads, and makes no network request.
`;
