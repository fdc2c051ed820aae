/** A server at its address: the address that it has then, or in one sentence why it cannot have it. */
import type { Server } from 'node:http';
import { StartError } from '../../errors.ts';
import { urlAt } from './own-address.ts';

/** The address, once connections are taken. @throws StartError where the address is not to be had */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      const { port: given } = server.address() as { port: number };
      resolve(urlAt(host, given));
    });
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} is in use. Stop what uses it, or set PORT to another one.`);
  }
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} may not be used by this user. Set PORT above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`HOST is "${host}", which is no address of this machine.`);
  }
  return error;
}
