import { showProblem } from "./problem.js";

const $ = (id) => document.getElementById(id);
const place = document.querySelector(".reading");
const address = `/v1/briefs/${encodeURIComponent(place.dataset.brief)}`;
const since = Date.parse($("waiting").dataset.since);
const stages = [...document.querySelectorAll("#stages li")];
const OTHERS = { resumed: "Going on after a restart", done: "Done" };
let over = false;

function show({ stage, done, total }) {
  const at = stages.findIndex((line) => line.dataset.stage === stage);
  const words = stages[at]?.textContent || OTHERS[stage] || stage;
  const told = words + (total > 0 ? `: ${done} of ${total} questions` : "");
  if ($("stage").textContent !== told) $("stage").textContent = told;
  if (total > 0) { $("bar").max = total; $("bar").value = done; } else $("bar").removeAttribute("value");
  if (at < 0) return;
  stages.forEach((line, number) => {
    line.className = number < at ? "past" : "";
    if (number === at) line.setAttribute("aria-current", "step"); else line.removeAttribute("aria-current");
  });
}

function end() {
  if (over) return;
  over = true;
  location.reload();
}

function tick() {
  const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
  $("elapsed").textContent = seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Where events do not come through, it is asked again and again. */
async function poll() {
  let losses = 0;
  while (!over) {
    await new Promise((wake) => setTimeout(wake, 2000));
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.status === 429 || answer.status >= 500) throw answer;
      losses = 0;
      if (answer.status !== 202) return void end();
      show(await answer.json());
      $("trouble").replaceChildren();
    } catch {
      if (++losses === 3) showProblem($("trouble"), { title: "The service does not answer.", detail: "What it reads is kept.", remedy: "This page looks again by itself." });
    }
  }
}

const events = new EventSource(`${address}/events`);
events.addEventListener("progress", (event) => show(JSON.parse(event.data)));
events.addEventListener("finished", () => { events.close(); end(); });
events.addEventListener("error", () => { events.close(); poll(); });
tick();
setInterval(tick, 1000);
