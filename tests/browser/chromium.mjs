// A browser to ask: headless Chromium over its debugging pipe, without any package.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function launch(program) {
  const profile = mkdtempSync(join(tmpdir(), "nutgraf-browser-"));
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--remote-debugging-pipe", "--no-first-run", "--disable-background-networking", `--user-data-dir=${profile}`];
  const process = spawn(program, [...flags, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const [, , , into, out] = process.stdio;
  const waiting = new Map();
  const listeners = [];
  let last = 0;
  let received = "";
  out.on("data", (data) => {
    received += data;
    for (let end; (end = received.indexOf("\0")) >= 0; received = received.slice(end + 1)) {
      const message = JSON.parse(received.slice(0, end));
      if (message.id) {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      } else {
        for (const listener of listeners) listener(message);
      }
    }
  });
  const send = (method, params = {}, sessionId = undefined) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)));
    into.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
  });

  // A page: what it logs, throws and requests is kept.
  const open = async () => {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method, params) => send(method, params, sessionId);
    const page = { ask, complaints: [], requests: [] };
    let loaded = () => {};
    listeners.push(({ method, params, sessionId: from }) => {
      if (from !== sessionId) return;
      if (method === "Page.loadEventFired") loaded();
      if (method === "Network.requestWillBeSent") page.requests.push(params.request.url);
      if (method === "Runtime.exceptionThrown") page.complaints.push(params.exceptionDetails.text);
      if (method === "Runtime.consoleAPICalled") page.complaints.push(params.args.map((arg) => arg.value).join(" "));
      if (method === "Log.entryAdded") page.complaints.push(params.entry.text);
    });
    for (const domain of ["Page", "Runtime", "Log", "Network", "DOM", "Accessibility"]) await ask(`${domain}.enable`);
    page.show = async (url, { width = 1280, height = 900, scheme = "light" } = {}) => {
      await ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
      await ask("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" }] });
      const load = new Promise((resolve) => { loaded = resolve; });
      await ask("Page.navigate", { url: "about:blank" });
      await load;
      const again = new Promise((resolve) => { loaded = resolve; });
      await ask("Page.navigate", { url });
      await again;
    };
    // What a function returns in the page.
    page.evaluate = async (f, ...args) => {
      const expression = `(${f})(...${JSON.stringify(args)})`;
      const { result, exceptionDetails } = await ask("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    page.hover = (x, y) => ask("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
    page.click = async (x, y) => {
      for (const type of ["mousePressed", "mouseReleased"]) {
        await ask("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
      }
    };
    page.press = async (key, code) => {
      for (const type of ["keyDown", "keyUp"]) await ask("Input.dispatchKeyEvent", { type, key, code: key, windowsVirtualKeyCode: code });
    };
    return page;
  };
  const close = () => new Promise((resolve) => {
    process.once("exit", () => {
      // Children of the browser may write for a moment after it: what they leave in the folder for temporary files says
      // nothing of the pages.
      try { rmSync(profile, { recursive: true, force: true, maxRetries: 5 }); } catch (left) { console.error(`left: ${left.path}`); }
      resolve();
    });
    process.kill();
  });
  return { open, close };
}
