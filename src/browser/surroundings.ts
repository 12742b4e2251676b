/**
 * What our sources expect of Node and a page from disk does not have. Imported before everything else.
 */

/** Calls back once the events that wait have had their turn: unlike timers, browsers do not slow messages down. */
function afterEvents(call: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    call();
  };
  port2.postMessage(null);
}

const scope = globalThis as {
  SharedArrayBuffer?: unknown;
  setImmediate?: unknown;
  process?: unknown;
  __zod_globalConfig?: unknown;
};
// Without this zod tries whether it may make programs of text; the page's policy forbids it, and Firefox says so in its console.
scope.__zod_globalConfig ??= { jitless: true };
// Only pages that are isolated may share memory; here nothing is shared between threads.
scope.SharedArrayBuffer ??= class extends ArrayBuffer {};
scope.setImmediate ??= afterEvents;
scope.process ??= { env: {}, stdout: {}, platform: "browser" };
