/** Runs a benchmark; whatever happens, what it has started is stopped and what it has made is removed, in reverse. */
export async function runUndoing(main) {
  const undo = [];
  const interrupted = new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => reject(new Error(`stopped by ${signal}`)));
    }
  });
  try {
    await Promise.race([main((how) => undo.push(how)), interrupted]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    for (const how of undo.toReversed()) {
      await how()?.catch?.((error) => console.error(`cleaning up: ${error.message}`));
    }
  }
  process.exit();
}
