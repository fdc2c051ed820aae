/**
 * The life of an event stream that has begun: it beats, and is watched for a client that reads too slowly.
 * Invariant: it ends with its response, however that is closed, and the metrics count it with its cause.
 */
import type { ServerResponse } from 'node:http';
import type { Metrics } from '../http/metrics.ts';
import type { SlowClients } from './slow-clients.ts';
import type { StreamSink } from './stream-sink.ts';

interface Means {
  slowClients: SlowClients;
  metrics: Metrics;
  pingIntervalMs: number;
}

/** Until the response is closed: then it is left, and nothing of it stays. Aborted at its end. */
export function holdStream(
  response: ServerResponse,
  sink: StreamSink,
  { slowClients, metrics, pingIntervalMs }: Means,
  leave: () => void,
): AbortSignal {
  const leaving = new AbortController();
  const beating = setInterval(() => sink.beat(), pingIntervalMs);
  const forget = slowClients.watch(sink, () => {
    sink.endedBy = 'slow';
    response.destroy();
  });
  const end = () => {
    leaving.abort();
    clearInterval(beating);
    forget();
    leave();
    metrics.closed('stream', sink.endedBy);
  };
  if (response.destroyed) end();
  response.once('close', end);
  return leaving.signal;
}
