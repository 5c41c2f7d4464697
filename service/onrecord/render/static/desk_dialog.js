import { h, newId } from "./desk_dom.js";
import { Words } from "./desk_fields.js";
import { showProblem } from "./problem.js";

/**
 * A form in a modal dialog. Resolves with true once it was saved, with false where it was left.
 * @param {{title: string, lead?: string, fields: object[], save: (changed: object[]) => Promise<void>, button: string, needsChange?: boolean}} asked
 * @param desk `by` is who corrects; where it is not known yet it is asked for, and `remember` keeps it
 */
export function ask({ title, lead, fields, save, button, needsChange = true }, desk) {
  if (desk.picking) { // another dialog waits for words: back to it
    desk.picking(null);
    return Promise.resolve(false);
  }
  const name = desk.by ? null : new Words("by", "Your name", "", { most: 200, hint: "It stands beside what you correct, here and in the newsroom’s record." });
  const all = [name, ...fields].filter(Boolean);
  const heading = h("h2", { id: newId() }, title);
  const trouble = h("div", { "aria-live": "assertive" });
  const submit = h("button.main", { type: "submit" }, button);
  const cancel = h("button.quiet", { type: "button" }, "Cancel");
  const form = h("form", { method: "dialog", novalidate: true }, heading, lead && h("p.hint", null, lead), trouble,
    all.map((field) => field.element), h("div.row.actions", null, submit, cancel));
  const dialog = h("dialog.desk", { "aria-labelledby": heading.id }, form);
  document.body.append(dialog);
  return new Promise((done) => {
    let saved = false;
    desk.dialog = dialog;
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      if (desk.picking) return;
      desk.dialog = null;
      dialog.remove();
      done(saved);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      trouble.replaceChildren();
      const wrong = all.filter((field) => !field.check());
      if (wrong.length) return void wrong[0].focus();
      const changed = fields.filter((field) => field.changed());
      if (needsChange && !changed.length)
        return void showProblem(trouble, { title: "Nothing was changed.", detail: "Change a field, or cancel.", remedy: "" });
      submit.disabled = true;
      try {
        if (name) await desk.remember(name.value());
        await save(changed);
        saved = true;
        dialog.close();
      } catch (problem) {
        showProblem(trouble, problem);
      } finally {
        submit.disabled = false;
      }
    });
    dialog.showModal();
    (name ?? fields[0])?.focus?.();
  });
}
