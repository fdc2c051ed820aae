/** On a machine whose Node is too old, the hub is a process behind the one that was started. */
import { hostNode } from '../support/process.ts';
import { describeEndings, useFolder } from './endings.ts';

describeEndings('machine', useFolder(), { node: hostNode(), isBehind: true });
