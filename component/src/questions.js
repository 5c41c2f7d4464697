import { h, bdi, shown, sign } from "./dom.js";
import { evidence, extras, pick, section } from "./parts.js";

/** What is not known, and why. @param {import("./view.js").View} view */
export function questions(view) {
  const { words, brief } = view;
  return section("questions", words.say("questions"),
    brief.unresolved_questions.map((each) =>
      h("div.item.question", { "data-item": each.id, part: "item question" },
        h("p.claim", { dir: "auto" }, pick(each.id, shown(each.question))),
        h("p.tags", null, h("span.reason", null, sign("? "), words.of("reason", each.reason)),
          each.withheld_by && h("span", null, words.say("withheld_by"), " ", bdi(each.withheld_by)),
          h("span.id", null, each.id)),
        evidence(view, each.id, each.evidence), extras(view, each.id))),
    !brief.unresolved_questions.length && h("p.none", null, words.say("no_questions")));
}
