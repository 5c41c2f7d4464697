/** A brief as `schemas/brief.v1.json` describes it. */
export type Brief = Record<string, unknown>;

/** A stretch of the article in Unicode code points; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** An item of a brief. `id` is the brief's own; summary sentences are `s1`, `s2` and so on. */
export interface Item {
  kind: "position" | "asset" | "question" | "actor" | "divergence" | "summary";
  id: string;
  /** The item as the brief holds it. */
  value: unknown;
}

/** A button that a host adds to an item. */
export interface Action {
  id: string;
  label: string;
  title?: string;
  run(item: Item, event: Event): void;
}

/** A correction as the service keeps it. */
export interface Correction {
  number: number;
  at: string;
  by: string;
  change: Record<string, unknown>;
  /** The items that it added. */
  adds?: string[];
  withdrawn_at?: string | null;
  withdrawn_by?: string | null;
  /** Why one that stands is not in the corrected brief. */
  not_applied?: { detail: string } | null;
}

export interface Progress {
  state: string;
  stage: string;
  /** Questions answered within the stage. */
  done: number;
  /** Questions of the stage; 0 where nothing is counted. */
  total: number;
}

export interface Problem {
  title: string;
  detail: string;
  remedy: string;
}

export interface OnrecordBriefEventMap extends HTMLElementEventMap {
  "onrecord-ready": CustomEvent<{ brief: Brief }>;
  "onrecord-progress": CustomEvent<Progress>;
  "onrecord-problem": CustomEvent<Problem>;
  "onrecord-focus": CustomEvent<{ item: Item | null; spans: Span[] }>;
  "onrecord-select": CustomEvent<Span>;
}

export class OnrecordBrief extends HTMLElement {
  /** The brief shown: the one set, else the one fetched from `src`. */
  get brief(): Brief | null;
  set brief(brief: Brief | null);
  /** Corrections to mark and list; what a host sets wins over what was fetched. */
  get corrections(): Correction[];
  set corrections(corrections: Correction[] | null);
  /** Words in place of the component's own, by the keys of `src/words/en.json`. */
  get words(): Record<string, string> | null;
  set words(words: Record<string, string> | null);
  /** Buttons for an item. */
  get actions(): ((item: Item) => Action[]) | null;
  set actions(actions: ((item: Item) => Action[]) | null);
  /** Choose an item and bring it into view; false where the brief does not hold it. */
  show(id: string): boolean;
  /** Ask again for the brief and its corrections. */
  refresh(): Promise<void>;
  addEventListener<K extends keyof OnrecordBriefEventMap>(
    type: K,
    listener: (this: OnrecordBrief, event: OnrecordBriefEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "onrecord-brief": OnrecordBrief;
  }
}
