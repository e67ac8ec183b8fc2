/** Parses arguments and runs one command. */
import { Command, CommanderError, Option } from 'commander';
import { version } from '../host/resources.js';
import { baseline, type BaselineArguments } from './baseline.js';
import { explain } from './explain.js';
import { init } from './init.js';
import { ExitCode, UsageError, type Terminal } from './terminal.js';
import { review, type ReviewArguments } from './review.js';
import { upgrade } from './upgrade.js';
import { routes, type RoutesArguments } from './routes.js';
import { listRules } from './rules.js';

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

  program
    .command('review')
    .description('review a backend: findings with the path that makes each true')
    .argument('[paths...]', 'report only what lies below these; the whole root is analysed all the same')
    .addOption(new Option('--format <format>', 'how to print the review').choices(['text', 'json']).default('text'))
    .option('--output <file>', 'write the review to a file instead of standard output')
    .addOption(new Option('--fail-on <severity>', 'exit with 1 at findings of this severity and above').choices(['error', 'warning', 'info', 'never']).default('warning'))
    .option('--rule <id>', 'run this rule alone (repeatable)', collect, [])
    .option('--root <folder>', 'the folder to analyse (default: the nearest with plumbline.json, else with .git)')
    .option('--allow-incomplete', 'exit with 0 in place of 3 when something could not be analysed')
    .option('--today <date>', 'the day to judge waivers by, YYYY-MM-DD')
    .addOption(new Option('--group-by <what>', 'group the findings of the text report').choices(['owner', 'practice', 'package']))
    .action((paths: string[], options: Omit<ReviewArguments, 'paths'>) => {
      code = review({ ...options, paths }, terminal);
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
    .command('init')
    .description('propose layers and contexts from folders and imports, and write plumbline.json')
    .argument('[folder]', 'the folder to look at (default: here)')
    .option('-y, --yes', 'write without asking')
    .option('--diagram <file>', 'draw the proposal into a file, .svg or .mmd')
    .action(async (folder: string | undefined, options: { yes?: true; diagram?: string }) => {
      code = await init({ folder, yes: options.yes === true, diagram: options.diagram }, terminal);
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

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

const helpText = `
Examples:
  plumbline review                      review the repository you stand in
  plumbline review src/http             report only what lies below src/http
  plumbline review --format json        for programs; see docs/report.schema.json
  plumbline review --rule import-cycle --fail-on info
  plumbline explain async-express-handler
  plumbline routes                      every route with what runs before it
  plumbline init                        propose layers, and write plumbline.json once you agree
  plumbline baseline                    accept the findings of today; from now on only new ones are reported
  plumbline baseline --check            name what the baseline holds and is mended meanwhile

Exit codes of review:
  0  nothing at or above --fail-on      2  wrong usage, or a mistake in plumbline.json
  1  findings                           3  incomplete: something could not be analysed

Plumbline never runs the code it reads, and makes no network request.
`;
