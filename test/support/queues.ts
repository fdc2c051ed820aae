/** Bytes that the hub, which runs in this process, still has to write to the slowest of its sockets. */
export function longestQueue(): number {
  const { _getActiveHandles: handles } = process as unknown as {
    _getActiveHandles: () => object[];
  };
  return Math.max(
    ...handles().map((one) => ('writableLength' in one ? Number(one.writableLength) : 0)),
  );
}
