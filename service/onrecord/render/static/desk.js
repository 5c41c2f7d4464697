import "/component/onrecord-brief.js";
import { ask } from "./desk_dialog.js";
import { h, textOf } from "./desk_dom.js";
import { fieldsOf, fieldsToAdd, titleOf } from "./desk_forms.js";
import { KINDS, told, when } from "./desk_words.js";
import { problemOf, showProblem } from "./problem.js";

const element = document.querySelector("onrecord-brief");
const place = document.getElementById("corrections");
const address = `/v1/briefs/${encodeURIComponent(place.dataset.brief)}/corrections`;

/** The fetching of the brief anew, while it goes on. */
let renewing = null;

/** What dialogs and fields share. */
const desk = {
  by: place.dataset.by || "",
  text: "",
  actors: [],
  dialog: null,
  picking: null,
  selected: null,

  /** Let the editor select words in the article while the dialog waits. */
  pick(label) {
    const { dialog } = this;
    return new Promise((done) => {
      this.picking = (span) => {
        this.picking = null;
        bar();
        dialog.showModal();
        done(span);
      };
      dialog.close();
      bar(label);
    });
  },

  /** Keep the name, so that it is asked for once. */
  async remember(name) {
    await call("/sign-in", { method: "POST", body: new URLSearchParams({ name, next: "/sign-in" }) });
    this.by = name;
  },
};

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { Accept: "application/json", ...options?.headers } });
  } catch {
    throw { title: "The service does not answer.", detail: "Nothing was changed.", remedy: "Check that it runs, then try again." };
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

const post = async (change) =>
  (await call(address, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ by: desk.by, change }) })).json();

// The tools: whether to correct, what was corrected, what was just done.
const toggle = h("button.quiet", { type: "button", "aria-pressed": "false" }, "Correct");
const status = h("p.status", { role: "status" });
const trouble = h("div", { "aria-live": "assertive" });
const list = h("ol");
const summary = h("summary");
const fold = h("details.corrections", { hidden: true }, summary, list);
document.getElementById("tools").prepend(toggle);
place.replaceChildren(status, trouble, fold);

toggle.addEventListener("click", () => {
  const on = toggle.getAttribute("aria-pressed") !== "true";
  toggle.setAttribute("aria-pressed", String(on));
  element.actions = on ? actionsOf : null;
  say(on ? "Press Correct at an item. To add one, select its words in the article." : "");
  bar();
});

function actionsOf(item) {
  if (item.kind === "summary") return [];
  const label = `${KINDS[item.kind]} ${item.id}`;
  return [
    ...(item.kind === "divergence" ? [] : [{ id: "correct", label: "Correct", title: `Correct ${label}`, run: () => settled(`Correct ${label}`, () => correct(item)) }]),
    { id: "delete", label: "Delete", title: `Delete ${label}`, run: () => settled(`Delete ${label}`, () => remove(item)) },
  ];
}

/** A button pressed while the brief is being fetched anew holds the item as it was: the new one's button is pressed then. */
async function settled(title, act) {
  if (!renewing) return act();
  await renewing;
  element.shadowRoot.querySelector(`[title="${title}"]`)?.click();
}

async function correct(item) {
  const made = [];
  const save = async (changed) => {
    for (const field of changed) {
      made.unshift((await post({ op: "change", item: item.id, field: field.name, value: field.value() })).number);
      field.settle();
    }
  };
  if (await ask({ title: `Correct ${titleOf(item, desk)}`, fields: fieldsOf(item, desk), save, button: "Save" }, desk)) await renew(`${item.id} was corrected.`, made);
  else await renew("");
}

async function remove(item) {
  const lead = "It goes from the corrected brief. The model’s own brief keeps it, and the correction can be withdrawn."
    + (item.kind === "actor" ? " Its positions go with it." : "");
  const made = [];
  const save = async () => void made.push((await post({ op: "delete", item: item.id })).number);
  if (await ask({ title: `Delete ${titleOf(item, desk)}?`, lead, fields: [], save, button: "Delete", needsChange: false }, desk)) await renew(`${item.id} was deleted.`, made);
  if (made.length) status.querySelector("button")?.focus(); // the button that was pressed went with the item
}

async function add(kind) {
  let made;
  const fields = fieldsToAdd(kind, desk.selected, desk);
  const save = async () => {
    const given = fields.map((field) => [field.name, field.value()]).filter(([, value]) => value !== undefined && value !== null);
    made = await post({ op: "add", kind, ...Object.fromEntries(given) });
  };
  if (!(await ask({ title: `Add a ${KINDS[kind]}`, fields, save, button: "Add", needsChange: false }, desk))) return;
  desk.selected = null;
  await renew(`${made.adds.join(", ")} was added.`, [made.number]);
  element.show(made.adds[0]);
}

/** The newest first: each may build on those before it. */
async function withdraw(...numbers) {
  const named = numbers.length > 1 ? `orrections ${numbers.join(", ")}` : `orrection ${numbers[0]}`;
  try {
    if (!desk.by && !(await ask({ title: `Withdraw c${named}?`, fields: [], save: async () => {}, button: "Withdraw", needsChange: false }, desk))) return;
    for (const number of numbers) await call(`${address}/${number}?${new URLSearchParams({ by: desk.by })}`, { method: "DELETE" });
    await renew(`C${named} ${numbers.length > 1 ? "were" : "was"} withdrawn.`);
    summary.focus(); // the button that was pressed is gone
  } catch (problem) {
    await renew("");
    showProblem(trouble, problem);
  }
}

function say(words, undo = []) {
  status.replaceChildren(words, ...(undo.length ? [" ", h("button.quiet", { type: "button", onclick: () => withdraw(...undo) }, "Undo")] : []));
}

/** Show what the service has now: nothing is shown that it did not say. `undo`: corrections made here just now. */
function renew(words, undo) {
  renewing = renewed(words, undo).finally(() => (renewing = null));
  return renewing;
}

async function renewed(words, undo) {
  trouble.replaceChildren();
  try {
    await listed();
    await element.refresh();
    say(words, undo);
  } catch (problem) {
    showProblem(trouble, problem);
  }
}

async function listed() {
  const { corrections } = await (await call(address)).json();
  const standing = corrections.filter((each) => !each.withdrawn_at).length;
  fold.hidden = !corrections.length;
  summary.textContent = `Corrections: ${standing}${corrections.length > standing ? `, and ${corrections.length - standing} withdrawn` : ""}`;
  list.replaceChildren(...corrections.map((each) =>
    h("li", { value: each.number, class: each.withdrawn_at ? "withdrawn" : null },
      h("span.what", { dir: "auto" }, told(each.change, each.adds, (span) => span.text || textOf(desk.text, span))),
      h("span.hint", null, ` ${each.by}, ${when(each.at)}`, each.withdrawn_at ? `; withdrawn by ${each.withdrawn_by}, ${when(each.withdrawn_at)}` : ""),
      each.not_applied && !each.withdrawn_at && h("span.fault", null, ` Not applied: ${each.not_applied.detail}`),
      !each.withdrawn_at && h("button.quiet", { type: "button", "aria-label": `Withdraw correction ${each.number}`, onclick: () => withdraw(each.number) }, "Withdraw"))));
}

// What is selected in the article, and what can be done with it.
const tray = h("div.tray", { role: "region", "aria-label": "Selected words", hidden: true });
document.body.append(tray);

function bar(label = "") {
  const { selected } = desk;
  const words = selected && h("q", { dir: "auto" }, selected.text.length > 90 ? `${selected.text.slice(0, 89)}…` : selected.text);
  tray.hidden = !desk.picking && toggle.getAttribute("aria-pressed") !== "true";
  if (desk.picking)
    tray.replaceChildren(h("p", null, words ? [`${tray.dataset.label || label}: `, words] : `${label}: select the words in the article.`),
      h("button", { type: "button", disabled: !selected, onclick: () => desk.picking(desk.selected) }, "Use these words"),
      h("button", { type: "button", onclick: () => desk.picking(null) }, "Back"));
  else
    tray.replaceChildren(h("p", null, words ? ["Selected: ", words] : ""),
      ...["position", "asset", "question"].map((kind) => h("button", { type: "button", onclick: () => add(kind) }, `Add ${kind}`)));
  if (desk.picking || !tray.hidden) tray.prepend(status); else place.prepend(status);
  if (label) tray.dataset.label = label; else if (!desk.picking) delete tray.dataset.label;
}

element.addEventListener("onrecord-select", (event) => {
  desk.selected = event.detail;
  bar(tray.dataset.label);
});
element.addEventListener("onrecord-ready", (event) => know(event.detail.brief));

/** What fields need of the brief that is shown; the first time, what the address and the service say of it. */
function know(brief) {
  const first = !desk.text;
  desk.text = brief.article.text;
  desk.actors = brief.actors;
  if (!first) return;
  if (location.hash) element.show(location.hash.slice(1));
  listed().catch((problem) => showProblem(trouble, problem));
}

// The component may have been quicker than this module: then its event has passed.
if (element.brief) know(element.brief);
