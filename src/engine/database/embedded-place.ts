/** Where an embedded server lives, and who runs it: what each step of its start is given. */
import type { User } from './embedded-folder.ts';
import type { Watcher } from './embedded-watcher.ts';

/** The folders of one embedded server, and the user that it runs as where that is not ours. */
export interface Place {
  data: string;
  folder: string;
  runtime: string;
  user: User | undefined;
  watcher: Watcher;
}
