/** @typedef {import("./brief.js").Correction} Correction */
/** @typedef {{state: string, stage: string, done: number, total: number}} Progress */
/** @typedef {{brief: unknown, corrections: Correction[]}} Answer */

const PAUSE = 2;
const LONGEST_PAUSE = 30;
const LOSSES = 3;

/** Why there is no brief. `key` names words of the component's own, in the reader's language. */
export class Problem extends Error {
  /** @param {{key?: string, title?: string, detail?: string, remedy?: string, status?: number}} told */
  constructor({ key = "", title = "", detail = "", remedy = "", status = 0 }) {
    super(title || key);
    this.key = key;
    this.title = title;
    this.detail = detail;
    this.remedy = remedy;
    this.status = status;
  }
}

/**
 * Ask until the brief is there; with standing corrections, the corrected one.
 * @param {string} src
 * @param {string | null} token
 * @param {AbortSignal} signal
 * @param {(progress: Progress) => void} progress
 * @returns {Promise<Answer>}
 */
export async function request(src, token, signal, progress) {
  const url = new URL(src, document.baseURI);
  for (let losses = 0; ;) {
    let wait = PAUSE;
    try {
      const answer = await ask(url, token, signal);
      const told = await json(answer);
      if (answer.status !== 202) return await corrected(url, token, signal, told);
      if (["failed", "cancelled"].includes(told?.state)) throw new Problem({ key: told.state, status: 202 });
      losses = 0;
      progress({ state: String(told?.state ?? "running"), stage: String(told?.stage ?? "queued"), done: Number(told?.done) || 0, total: Number(told?.total) || 0 });
      wait = Math.min(Number(answer.headers.get("Retry-After")) || PAUSE, LONGEST_PAUSE);
    } catch (problem) {
      const lost = problem instanceof Problem && [0, 429, 503].includes(problem.status);
      if (signal.aborted || !lost || ++losses > LOSSES) throw problem;
      wait *= losses;
    }
    await pause(wait, signal);
  }
}

/** @param {URL} url @param {string | null} token @param {AbortSignal} signal @param {unknown} brief @returns {Promise<Answer>} */
async function corrected(url, token, signal, brief) {
  /** @param {string} part */
  const beside = async (part) => {
    const address = new URL(url);
    address.pathname = `${address.pathname.replace(/\/$/, "")}/${part}`;
    return json(await ask(address, token, signal));
  };
  /** @type {any} */
  let corrections = [];
  if (url.pathname.endsWith(".json")) return { brief, corrections };
  try {
    corrections = (await beside("corrections"))?.corrections ?? [];
  } catch (problem) {
    // A service that keeps no corrections: the brief is all there is.
    if (!(problem instanceof Problem) || ![404, 405].includes(problem.status)) throw problem;
  }
  if (!Array.isArray(corrections)) corrections = [];
  const stands = corrections.some((/** @type {Correction} */ each) => each && !each.withdrawn_at);
  return { brief: stands ? await beside("corrected") : brief, corrections };
}

/** @param {URL} url @param {string | null} token @param {AbortSignal} signal */
async function ask(url, token, signal) {
  let answer;
  try {
    answer = await fetch(url, {
      signal,
      headers: {
        Accept: "application/json, application/problem+json;q=0.9",
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    });
  } catch {
    throw new Problem({ key: "unreachable" });
  }
  if (answer.ok) return answer;
  const told = await json(answer).catch(() => null);
  const text = (/** @type {string} */ name) => (typeof told?.[name] === "string" ? told[name] : "");
  throw new Problem({
    key: text("type").endsWith("/link-expired") ? "expired" : text("title") ? "" : "refused",
    title: text("title"), detail: text("detail"), remedy: text("remedy"), status: answer.status,
  });
}

/** @param {Response} answer */
async function json(answer) {
  try {
    return await answer.json();
  } catch {
    throw new Problem({ key: "unreadable", status: answer.status || 200 });
  }
}

/** @param {number} seconds @param {AbortSignal} signal @returns {Promise<void>} */
const pause = (seconds, signal) =>
  new Promise((wake) => {
    const timer = setTimeout(wake, seconds * 1000);
    signal.addEventListener("abort", () => (clearTimeout(timer), wake()), { once: true });
  });
