// What the page asks of the workbench, all below its own address, which holds the token.
(function (gv) {
  "use strict";

  gv.bench = {};

  /** The answer as JSON; what is refused is an error that can be said. */
  async function ask(address, options) {
    let answer;
    try {
      answer = await fetch(address, options);
    } catch {
      throw gv.fault("bench-no_server");
    }
    if (answer.ok) return answer.json();
    let said = null;
    try { said = (await answer.json()).error.message; } catch { /* no words came */ }
    throw said ? Object.assign(new Error(said.code), { said }) : gv.fault("bench-no_server");
  }

  gv.bench.get = (address) => ask(address);

  gv.bench.post = (address, body) => ask(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  /** An uploaded file's address in the workspace. */
  gv.bench.upload = async (file) => (await ask(`api/files?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file })).file;
})((window.gv = window.gv || {}));
