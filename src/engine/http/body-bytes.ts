/** The bytes of a body as they come, no more of them than are read, and not for ever. */
import type { IncomingMessage } from 'node:http';
import { LARGEST_BODY_BYTES, TOO_LARGE, tooLate } from './body-refusals.ts';
import type { Refusal } from './refusal.ts';

/** Undefined where the client has gone. Stops reading with its answer, whatever that is. */
export function collect(
  request: IncomingMessage,
  timeoutMs: number,
): Promise<Buffer | Refusal | undefined> {
  return new Promise((resolve) => {
    if (request.destroyed) return resolve(undefined);
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (how: Buffer | Refusal | undefined) => {
      clearTimeout(timer);
      request.off('data', take);
      request.pause();
      resolve(how);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > LARGEST_BODY_BYTES) end(TOO_LARGE);
    };
    const timer = setTimeout(() => end(tooLate(timeoutMs)), timeoutMs);
    request.on('data', take);
    request.once('end', () => end(Buffer.concat(chunks)));
    // The client left in the middle: there is no one to answer, and nothing is wrong here.
    request.once('close', () => end(undefined));
  });
}
