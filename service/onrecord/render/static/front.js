import { problemOf, showProblem } from "./problem.js";

const $ = (id) => document.getElementById(id);
const form = $("paste");
const text = $("text");
const file = $("file");
const KINDS = /\.(txt|text|md|markdown|html|htm|xhtml)$/i;
let sending = false;

function refuse(title, detail) {
  file.value = "";
  showProblem($("trouble"), { title, detail, remedy: "Open it, copy its text and paste it." });
}

/** Show a file's words in the field, where they are UTF-8; else the file goes as it is and the service decodes it. */
async function take(chosen) {
  $("trouble").replaceChildren();
  if (!KINDS.test(chosen.name) && !chosen.type.startsWith("text/")) return refuse("This file is not read here.", `${chosen.name} is neither .txt, .md nor .html.`);
  const most = Number(form.dataset.most);
  if (chosen.size > most) return refuse("This file is too large.", `${chosen.name} has more than ${most.toLocaleString("en")} bytes.`);
  try {
    const words = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
    if (words.includes("\0")) throw new TypeError("another encoding");
    text.value = words;
    file.value = "";
    count(` from ${chosen.name}`);
    text.focus();
  } catch {
    text.value = "";
    $("size").textContent = `${chosen.name} will be sent as it is.`;
  }
}

function count(more = "") {
  const words = text.value.trim() ? text.value.trim().split(/\s+/).length : 0;
  $("size").textContent = words ? `${words.toLocaleString("en")} words${more}` : "";
}

async function send() {
  let answer;
  try {
    answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  } catch {
    throw { title: "The service does not answer.", detail: "The connection failed. Your text is still in the field.", remedy: "Check that the service runs, then try again." };
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer.json();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) return;
  sending = $("read").disabled = true;
  $("trouble").replaceChildren();
  try {
    location.assign((await send()).page);
  } catch (problem) {
    showProblem($("trouble"), problem);
  } finally {
    sending = $("read").disabled = false;
  }
});

text.addEventListener("input", () => count());
file.addEventListener("change", () => file.files.length && take(file.files[0]));

const drop = $("drop");
const holdsFile = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
for (const name of ["dragenter", "dragover"])
  drop.addEventListener(name, (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    drop.classList.add("over");
  });
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  drop.classList.remove("over");
  if (!holdsFile(event)) return;
  event.preventDefault();
  if (event.dataTransfer.files.length !== 1) return void showProblem($("trouble"), { title: "One article at a time.", detail: `${event.dataTransfer.files.length} files were dropped.`, remedy: "Drop one file." });
  file.files = event.dataTransfer.files;
  take(file.files[0]);
});

const example = $("example");
if (example) {
  example.hidden = false;
  example.addEventListener("click", () => {
    text.value = $("example-text").content.textContent;
    file.value = "";
    count();
    text.focus();
  });
}
for (const time of document.querySelectorAll("time[datetime]"))
  time.textContent = new Date(time.dateTime).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
if (text.value) count();
