import { h, bdi } from "./dom.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./request.js").Progress} Progress */
/** @typedef {import("./request.js").Problem} Problem */

const STAGES = ["queued", "model", "reading", "grounding", "second look", "divergences", "summary"];

/** The stages of the reading and how far it has come. @param {Words} words @param {Progress | null} progress */
export function waiting(words, progress) {
  const stage = progress ? words.of("stage", progress.stage) : words.say("loading");
  const counted = progress && progress.total > 0;
  const at = progress ? STAGES.indexOf(progress.stage) : -1;
  return h("div.waiting", { part: "progress" },
    h("p.stage", { role: "status" }, counted ? words.say("stage_count", { stage, done: progress.done, total: progress.total }) : stage),
    h("progress", { "aria-label": stage, ...(counted ? { max: progress.total, value: progress.done } : {}) }),
    at >= 0 && h("ol.stages", null, STAGES.map((each, place) =>
      h("li", { "aria-current": place === at ? "step" : null }, words.of("stage", each)))));
}

/** Why there is no brief, and what to do. @param {Words} words @param {Problem} problem @param {() => void} again */
export function trouble(words, problem, again) {
  const told = toldBy(words, problem);
  return h("div.problem", { part: "problem", role: "alert" },
    h("h2", null, bdi(told.title)), told.detail && h("p", null, bdi(told.detail)), told.remedy && h("p", null, bdi(told.remedy)),
    h("p", null, h("button.action", { type: "button", onclick: again }, words.say("retry"))));
}

/** Title, detail and remedy as the reader sees them. @param {Words} words @param {Problem} problem */
export function toldBy(words, { key, title, detail, remedy, status }) {
  if (!key) return { title, detail, remedy };
  return { title: words.say(`problem.${key}`, { status }), detail: key === "expired" ? "" : detail, remedy: words.of("remedy", key).replace(key, "") || remedy };
}
