/** The command line: one word, one command. Conditions that stop it are one sentence and exit code 1. */
import { migrateCommand } from './cli/migrate.ts';
import { schemaCommand } from './cli/schema.ts';
import { screenCommand } from './cli/screen.ts';
import { seedCommand } from './cli/seed.ts';
import { docsCommand } from './cli/docs.ts';
import { doctorCommand } from './cli/doctor.ts';
import { grantCommand } from './cli/grant.ts';
import { growCommand } from './cli/grow.ts';
import { serveCommand } from './cli/serve.ts';
import { tokenCommand } from './cli/token.ts';
import { asServerFault } from './engine/database/transient-error.ts';
import { StartError } from './errors.ts';

const CLOSING_MS = 1_000;

type Command = (words: string[]) => Promise<void>;

const COMMANDS: { [word: string]: { run: Command; about: string } } = {
  serve: { run: serveCommand, about: 'start the hub [--demo] [--demo-traffic [--pace N]]' },
  migrate: {
    run: migrateCommand,
    about: 'bring the database at DATABASE_URL to the present schema',
  },
  seed: { run: seedCommand, about: 'generate the demo district in the database at DATABASE_URL' },
  grow: {
    run: growCommand,
    about: 'copy the demo district many times, for measuring: --needs N, --nation [--scale S]',
  },
  token: {
    run: tokenCommand,
    about: 'tokens of accounts: create, list, revoke; demo prints those of the demonstration',
  },
  grant: { run: grantCommand, about: 'what accounts may: role, list, end' },
  screen: { run: screenCommand, about: 'walls: link, list, revoke' },
  doctor: { run: doctorCommand, about: 'examine what is kept: --audit' },
  schema: { run: schemaCommand, about: 'print the GraphQL contract [--check FILE]' },
  docs: { run: docsCommand, about: 'write the reference into a folder: FOLDER' },
};

export async function main([word = 'help', ...words]: string[]): Promise<void> {
  const command = COMMANDS[word];
  if (!command) {
    const lines = Object.entries(COMMANDS).map(
      ([name, { about }]) => `  ${name.padEnd(8)} ${about}`,
    );
    console.log(`gridhub <command>\n${lines.join('\n')}`);
    process.exitCode = word === 'help' ? 0 : 1;
    return;
  }
  // A process that waits for nothing but a promise would be ended by Node in the midst, without a word.
  const alive = setInterval(() => {}, 60_000);
  try {
    await command.run(words);
  } catch (error) {
    process.exitCode = 1;
    const told = asServerFault(error);
    if (!(told instanceof StartError)) throw told;
    console.error(told.message);
    // What is still open of a start that was given up must not keep the process.
    setTimeout(() => process.exit(), CLOSING_MS).unref();
  } finally {
    clearInterval(alive);
  }
}
