/** What an editor reads for the closed lists of the brief, and for what was corrected. */

export const CHOICES = {
  setting: { public: "in public", private: "in private", unclear: "unclear" },
  act: Object.fromEntries("says accuses denies demands offers threatens refuses commits does".split(" ").map((act) => [act, act])),
  certainty: { stated: "stated", reported: "reported", alleged: "alleged", hypothetical: "hypothetical" },
  disclosed_by: {
    self: "by the actor itself", counterpart: "by the other side", named: "by a named source",
    unnamed: "by an unnamed source", document: "by a document",
  },
  status: {
    present: "present", deployed: "deployed", ordered: "ordered", promised: "promised", used: "used", lost: "lost",
    threatened: "threatened", unknown: "not told",
  },
  asset_kind: { ship: "ship", aircraft: "aircraft", vehicle: "vehicle", weapon: "weapon", force: "force", facility: "facility" },
  actor_kind: { state: "state", institution: "institution", group: "group", person: "person" },
  reason: {
    withheld: "withheld", declined: "declined to say", unconfirmed: "unconfirmed", disputed: "disputed",
    undecided: "undecided", unknown: "unknown",
  },
  source_type: {
    named_person: "named person", named_organisation: "named organisation", unnamed_person: "unnamed person",
    unnamed_group: "unnamed group", document: "document", outlet: "news outlet", none: "no source given",
  },
};

export const FIELDS = {
  setting: "Setting", act: "Act", certainty: "Certainty", disclosed_by: "How it came out", claim: "Claim", actor: "Actor",
  sources: "Who says so", quantity: "Quantity", operator: "Operator", location: "Place", status: "Status",
  designation: "Designation", kind: "Kind", question: "Question", reason: "Why it is open", name: "Name",
};

export const KINDS = { position: "position", asset: "military asset", question: "open question", divergence: "divergence", actor: "actor" };

const short = (text, most = 60) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** What a value of a change is, in words. */
function valueOf(field, value, textOf) {
  if (value === null) return "none";
  if (Array.isArray(value)) return value.map((each) => valueOf(field, each, textOf)).join("; ") || "nobody";
  if (typeof value === "object") return value.id || `“${short(textOf(value))}”`;
  return Object.values(CHOICES).find((known) => value in known)?.[value] ?? `“${short(String(value))}”`;
}

/** A correction in one line: `p3, setting: in private`. */
export function told(change, adds, textOf) {
  if (change.op === "delete") return `${change.item} deleted`;
  if (change.op === "add") return `${KINDS[change.kind]} ${adds?.join(", ") || ""} added: “${short(change.span ? textOf(change.span) : "")}”`;
  return `${change.item}, ${(FIELDS[change.field] || change.field).toLowerCase()}: ${valueOf(change.field, change.value, textOf)}`;
}

export const when = (at) => new Date(at).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
