/** What a broadcast costs at the least: a bare `ws` server that writes one text to all. POST /send with the text. */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const text = Buffer.concat(pieces).toString();
  for (const socket of sockets.clients) socket.send(text);
  response.end();
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  // The handshake of graphql-transport-ws, so that one client serves all.
  socket.on('message', (text) => {
    if (JSON.parse(text).type === 'connection_init') socket.send('{"type":"connection_ack"}');
    else socket.send('{"id":"1","type":"next","payload":{"data":null}}');
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
process.once('SIGTERM', () => process.exit());
