"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const STAGES = ["queued", "model", "reading", "grounding", "second look", "divergences", "summary"];
  const STAGE_WORDS = {
    queued: "Waiting in line", model: "Getting the model ready", reading: "Reading", grounding: "Looking every word up in the article",
    "second look": "Second look at what was missed", divergences: "Comparing public and private", summary: "Summing up", done: "Done",
  };
  const KEY = "onrecord-key";
  let job = null;      // the brief being waited for: {id, started}
  let keyWanted = document.body.dataset.keyNeeded === "yes";
  let attempt = null;  // {body, key}: the same body sent again is the same job

  class Problem extends Error {
    constructor(title, detail, remedy, status) {
      super(title);
      Object.assign(this, { title, detail, remedy, status });
    }
  }

  const storedKey = () => { try { return sessionStorage.getItem(KEY) || ""; } catch { return ""; } };
  const keepKey = (key) => { try { key ? sessionStorage.setItem(KEY, key) : sessionStorage.removeItem(KEY); } catch { /* kept in the field */ } };
  const key = () => $("key").value.trim() || storedKey();

  function askForKey() {
    keyWanted = true;
    $("key-field").hidden = false;
    if (!$("key").value) $("key").value = storedKey();
  }

  async function ask(path, { method = "GET", accept = "application/json", headers = {}, body } = {}) {
    let answer;
    try {
      answer = await fetch(path, {
        method, body, cache: "no-store", credentials: "same-origin",
        headers: { Accept: `${accept}, application/problem+json;q=0.9`, ...(keyWanted && key() ? { Authorization: `Bearer ${key()}` } : {}), ...headers },
      });
    } catch {
      throw new Problem("The service does not answer.", "The connection failed. Your text is still in the field.", "Check that the service runs, then try again.", 0);
    }
    if (answer.ok) return answer;
    let told = {};
    try { told = await answer.json(); } catch { /* no problem document */ }
    if (answer.status === 401) askForKey();
    throw new Problem(
      told.title || `The service answered ${answer.status}.`, told.detail || "",
      told.remedy || (answer.status === 401 ? "Give the key, then try again." : ""), answer.status);
  }

  const pause = (seconds) => new Promise((wake) => setTimeout(wake, seconds * 1000));
  const retryAfter = (answer, fallback) => {
    const seconds = Number(answer.headers.get("Retry-After"));
    return seconds > 0 ? Math.min(seconds, 30) : fallback;
  };

  function showProblem(problem) {
    const box = $("problem");
    box.querySelector("h2").textContent = problem.title || "Something went wrong.";
    box.querySelector(".detail").textContent = problem.detail || (problem instanceof Problem ? "" : String(problem.message || problem));
    box.querySelector(".remedy").textContent = problem.remedy || "";
    box.hidden = false;
    (problem.status === 401 ? $("key") : box).focus();
  }

  function working(on) {
    $("working").hidden = !on;
    $("read").disabled = on;
    $("text").readOnly = on;
    $("cancel").disabled = false;
    if (on) $("problem").hidden = true;
  }

  function showStage({ stage = "queued", done = 0, total = 0 }) {
    const counted = total > 0 ? `: ${done} of ${total}` : "";
    const words = (STAGE_WORDS[stage] || stage) + counted;
    if ($("stage").textContent !== words) $("stage").textContent = words;
    if (total > 0) { $("bar").max = total; $("bar").value = done; } else $("bar").removeAttribute("value");
    const at = STAGES.indexOf(stage);
    $("stages").replaceChildren(...STAGES.map((each, number) => {
      const line = document.createElement("li");
      line.textContent = each;
      if (number < at || stage === "done") line.className = "past";
      if (number === at) line.setAttribute("aria-current", "step");
      return line;
    }));
  }

  function tick() {
    if (!job) return;
    const seconds = Math.round((Date.now() - job.started) / 1000);
    $("elapsed").textContent = `${seconds} s so far. You may leave: the brief is kept and listed below.`;
  }
  setInterval(tick, 1000);

  async function follow(id) {
    const mine = (job = { id, started: Date.now() });
    tick();
    let losses = 0;
    try {
      while (job === mine) {
        let answer;
        try {
          answer = await ask(`/v1/briefs/${encodeURIComponent(id)}`);
          losses = 0;
        } catch (problem) {
          if (problem.status !== 0 || ++losses > 5) throw problem;
          await pause(2 * losses);
          continue;
        }
        if (job !== mine) return;
        if (answer.status !== 202) {
          showStage({ stage: "done" });
          await open(id);
          return;
        }
        const state = await answer.json();
        if (state.state === "cancelled" || state.state === "failed")
          throw new Problem(state.state === "cancelled" ? "The reading was cancelled." : "The reading failed.", "", "Your text is still in the field.", 200);
        showStage(state);
        await pause(retryAfter(answer, 1));
      }
    } finally {
      if (job === mine) job = null;
    }
  }

  async function open(id) {
    const path = `/v1/briefs/${encodeURIComponent(id)}`;
    if (!keyWanted) return void location.assign(path);
    const answer = await ask(path, { accept: "text/html" });
    const page = await answer.text();
    const frame = document.createElement("iframe");
    frame.title = "Brief";
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-modals");
    frame.srcdoc = page;
    $("reading").querySelector("iframe")?.remove();
    $("reading").append(frame);
    $("reading").hidden = false;
    frame.focus();
  }

  async function run(work) {
    try {
      await work();
    } catch (problem) {
      showProblem(problem);
    } finally {
      working(false);
      recent();
    }
  }

  function idempotencyKey(body) {
    if (!attempt || attempt.body !== body)
      attempt = { body, key: Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("") };
    return attempt.key;
  }

  $("paste").addEventListener("submit", (event) => {
    event.preventDefault();
    if (job) return;
    if (keyWanted && $("key").value.trim()) keepKey($("key").value.trim());
    const article = { [$("is-html").checked ? "html" : "text"]: $("text").value };
    if ($("title").value.trim()) article.title = $("title").value.trim();
    if ($("url").value.trim()) article.url = $("url").value.trim();
    const body = JSON.stringify({ article });
    working(true);
    showStage({});
    run(async () => {
      const answer = await ask("/v1/briefs", {
        method: "POST", body,
        headers: { "Content-Type": "application/json", Prefer: "respond-async", "Idempotency-Key": idempotencyKey(body) },
      });
      const { id } = await answer.json();
      if (answer.status === 202) await follow(id); else await open(id);
      attempt = null;
    }).finally(() => { if ($("problem").hidden === false) attempt = null; });
  });

  $("cancel").addEventListener("click", async () => {
    if (!job) return;
    const { id } = job;
    $("cancel").disabled = true;
    try {
      await ask(`/v1/briefs/${encodeURIComponent(id)}/cancel`, { method: "POST" });
      job = null;
      working(false);
    } catch (problem) {
      showProblem(problem);
      $("cancel").disabled = false;
    }
    recent();
  });

  async function recent() {
    if (keyWanted && !key()) return;
    let briefs;
    try {
      ({ briefs } = await (await ask("/v1/briefs")).json());
    } catch { return; }
    $("recent").hidden = !briefs.length;
    $("recent").querySelector("ul").replaceChildren(...briefs.map((brief) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = `/v1/briefs/${encodeURIComponent(brief.id)}`;
      link.textContent = brief.title || "Untitled article";
      link.dir = "auto";
      link.addEventListener("click", (event) => {
        const running = brief.state === "queued" || brief.state === "running";
        if (!running && !keyWanted) return;
        event.preventDefault();
        if (job) return;
        if (!running) return void run(() => open(brief.id));
        working(true);
        showStage(brief);
        run(() => follow(brief.id));
      });
      const state = document.createElement("span");
      state.className = "hint";
      state.textContent = brief.state === "running" ? `running: ${brief.stage}` : brief.state;
      const time = document.createElement("time");
      time.className = "hint";
      time.dateTime = brief.created_at;
      time.textContent = new Date(brief.created_at).toLocaleString();
      line.append(link, state, time);
      return line;
    }));
  }

  $("text").addEventListener("input", () => {
    const text = $("text").value;
    const count = text.trim() ? text.trim().split(/\s+/).length : 0;
    $("size").textContent = count ? `${count.toLocaleString("en")} words` : "";
    $("is-html").checked = /^\s*<(!doctype|html|article|body|div|p|h[1-6]|section|!--)[\s>]/i.test(text);
  });
  $("example")?.addEventListener("click", () => {
    $("text").value = $("example-text").content.textContent;
    $("text").dispatchEvent(new Event("input"));
    $("text").focus();
  });
  $("key").addEventListener("change", () => { keepKey($("key").value.trim()); recent(); });
  $("close").addEventListener("click", () => {
    $("reading").hidden = true;
    $("reading").querySelector("iframe")?.remove();
    $("text").focus();
  });
  if (keyWanted) askForKey();
  recent();
})();
