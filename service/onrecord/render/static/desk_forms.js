import { Choice, Holder, Passage, Sources, Words } from "./desk_fields.js";
import { CHOICES, KINDS } from "./desk_words.js";

/** The fields in which an item can be corrected. */
export function fieldsOf({ kind, value }, desk) {
  if (kind === "position")
    return [
      new Choice("setting", "Setting", "setting", value.setting),
      new Choice("act", "Act", "act", value.act),
      new Choice("certainty", "Certainty", "certainty", value.certainty),
      new Choice("disclosed_by", "How it came out", "disclosed_by", value.disclosed_by),
      new Words("claim", "Claim, in one sentence", value.claim, { long: true }),
      new Holder("actor", "Actor", desk, value.actor_id),
      new Sources("sources", "Who says so", desk, value.sources),
    ];
  if (kind === "asset")
    return [
      new Passage("quantity", "Quantity", desk, value.quantity?.span, { optional: true, none: "Its number is read from them. Empty: not stated." }),
      new Passage("designation", "Designation", desk, value.span),
      new Choice("kind", "Kind", "asset_kind", value.kind),
      new Passage("operator", "Operator: whose it is", desk, value.operator?.span, { optional: true, none: "Empty: not stated." }),
      new Passage("location", "Place", desk, value.location?.span, { optional: true, none: "Empty: not stated." }),
      new Choice("status", "Status", "status", value.status),
    ];
  if (kind === "question")
    return [
      new Words("question", "Question", value.question, { long: true }),
      new Choice("reason", "Why it is open", "reason", value.reason),
    ];
  if (kind === "actor")
    return [
      new Words("name", "Name", value.name, { most: 300, hint: "The name before becomes another word for it." }),
      new Choice("kind", "Kind", "actor_kind", value.kind),
    ];
  return [];
}

/** The fields of an item that is to be added; `span` is what was selected, if anything. */
export function fieldsToAdd(kind, span, desk) {
  const auto = "read from the words";
  if (kind === "position")
    return [
      new Passage("span", "Words that say it", desk, span),
      new Words("claim", "Claim, in one sentence", "", { long: true }),
      new Holder("actor", "Actor", desk, desk.actors[0]?.id),
      new Choice("setting", "Setting", "setting", "unclear"),
      new Choice("act", "Act", "act", "says"),
      new Choice("certainty", "Certainty", "certainty", "", auto),
      new Choice("disclosed_by", "How it came out", "disclosed_by", "", auto),
      new Sources("sources", "Who says so", desk, []),
    ];
  if (kind === "asset")
    return [
      new Passage("span", "Designation", desk, span),
      new Passage("quantity", "Quantity", desk, null, { optional: true, none: "Its number is read from them. Empty: not stated." }),
      new Choice("asset_kind", "Kind", "asset_kind", "", auto),
      new Passage("operator", "Operator: whose it is", desk, null, { optional: true, none: "Empty: not stated." }),
      new Passage("location", "Place", desk, null, { optional: true, none: "Empty: not stated." }),
      new Choice("status", "Status", "status", "unknown"),
      new Choice("certainty", "Certainty", "certainty", "stated"),
    ];
  return [
    new Passage("span", "Words that show it", desk, span),
    new Words("question", "Question: who, what, whether, when, how many", "", { long: true }),
    new Choice("reason", "Why it is open", "reason", "unknown"),
  ];
}

/** What the dialog is about, for its title. */
export function titleOf(item, desk) {
  const { kind, id, value } = item;
  const name = kind === "position" ? `${desk.actors.find((actor) => actor.id === value.actor_id)?.name ?? ""}, ${CHOICES.setting[value.setting]}`
    : value.name ?? value.designation ?? value.question ?? "";
  return `${KINDS[kind]} ${id}${name ? `: ${name}` : ""}`;
}
