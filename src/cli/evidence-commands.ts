/** Adds `plumbline evidence`, `scorecard` and `guide` to the command line. */
import { Option, type Command } from 'commander';
import { levels } from '../cards/practice-card.js';
import { EvidenceRefusal } from '../host/evidence-book.js';
import { addEvidence, type AddArguments } from './evidence-add.js';
import { closeSession, eraseEvidence, exportEvidence, listEvidence, sealSession, verifyEvidence } from './evidence.js';
import { printGuide, printScorecard } from './scorecard.js';
import { UsageError, type Terminal } from './terminal.js';

export function addEvidenceCommands(program: Command, terminal: Terminal, ended: (code: number) => void): void {
  /** Runs a command; what the book refuses is the user's to mend. */
  const running = <Given>(work: (given: Given, terminal: Terminal) => number | Promise<number>) => async (given: Given): Promise<void> => {
    try {
      ended(await work(given, terminal));
    } catch (error) {
      if (error instanceof EvidenceRefusal) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  };

  const evidence = program.command('evidence').description('record what you saw in code, check it, hand it out, erase it').helpCommand(false);

  common(evidence.command('list').description('sessions, and the evidence in them with where its code is now'))
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .action(running(listEvidence));

  common(evidence.command('add').description('record a piece of evidence'))
    .requiredOption('--practice <id>', 'what it is about, such as architecture/module-boundaries')
    .addOption(new Option('--level <level>', 'level of the rubric').choices(levels).makeOptionMandatory())
    .addOption(new Option('--shows <what>', 'what it shows').choices(['strength', 'growth']).default('strength'))
    .requiredOption('--note <text>', 'what you saw, and why it matters')
    .option('--at <place>', 'code, as FILE:LINE or FILE:LINE-LINE')
    .option('--file <file>', 'a file as a whole')
    .option('--interview <title>', 'a conversation')
    .option('--pull-request <title>', 'a pull request')
    .option('--document <title>', 'a document')
    .option('--link <address>', 'where it can be read, for what is no code')
    .option('--subject <name>', 'whose code it is; goes on in an open session about them, or starts one')
    .addOption(new Option('--storage <where>', 'for a new session: private in your data directory, or in .plumbline/evidence/ for all who read the repository').choices(['private', 'workspace']).default('private'))
    .option('--blind', 'for a new session: reviewers see others only after closing their own part; a view, not a lock on the files')
    .action(running((given: AddArguments, it: Terminal) => addEvidence(given, it)));

  common(evidence.command('verify').description('check every anchor, log and seal')).action(running(verifyEvidence));

  common(evidence.command('export').description('write a session as a whole'))
    .addOption(new Option('--format <format>', 'its state, or the events of its logs').choices(['json', 'jsonl']).default('json'))
    .option('--output <file>', 'write to a file instead of standard output')
    .action(running(exportEvidence));

  common(evidence.command('close').description('say that you are done with your part of a session'))
    .option('--reopen', 'go on after all')
    .action(running(closeSession));

  common(evidence.command('seal').description('end a session: nothing that is written later counts')).action(running(sealSession));

  common(evidence.command('erase').description('remove the text of one piece of evidence, or all of a session, for good'))
    .option('--evidence <id>', 'the piece, or a reply; without it, the whole session')
    .option('--yes', 'do it')
    .action(running(eraseEvidence));

  common(program.command('scorecard').description('arrange the evidence of a session: nine competencies by five practices'))
    .addOption(new Option('--format <format>', 'how to print it').choices(['markdown', 'html', 'json', 'csv']).default('markdown'))
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--no-review', 'do not review the code for red flags')
    .action(running(printScorecard));

  common(program.command('guide').description('plan the next conversation, or a trial, from what is shown and what is missing'))
    .addOption(new Option('--format <format>', 'how to print it').choices(['markdown', 'html', 'json']).default('markdown'))
    .option('--minutes <count>', 'length of the interview (default: 60)')
    .option('--weeks <count>', 'plan a trial of 2 to 4 weeks instead')
    .option('--output <file>', 'write to a file instead of standard output')
    .option('--no-review', 'do not review the code for red flags')
    .action(running(printGuide));
}

function common(command: Command): Command {
  return command
    .option('--session <id>', 'the session (default: the newest)')
    .option('--reviewer <name>', 'who you are (default: PLUMBLINE_REVIEWER, else your login)')
    .option('--root <folder>', 'the reviewed folder (default: the nearest with plumbline.json, else with .git)');
}
