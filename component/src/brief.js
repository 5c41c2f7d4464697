// The shapes of a brief as the component reads it: `schemas/brief.v1.json`, made sound. Types only.

/** @typedef {{start: number, end: number, text: string, sentence: number | null}} Span */
/** @typedef {{text: string, span: Span | null, type: string, count: number | null}} Source */
/** @typedef {{name: string, text: string, span: Span | null, actor_id: string, date: string}} Named */
/** @typedef {{text: string, items: string[], evidence: Span[], raw: any}} SummarySentence */
/**
 * @typedef {{id: string, name: string, kind: string, role: string, role_span: Span | null, named: boolean,
 *   aliases: string[], part_of: string, speaks_for: string, mentions: Span[], raw: any}} Actor
 */
/**
 * @typedef {{id: string, actor_id: string, setting: string, disclosed_by: string, act: string, claim: string,
 *   certainty: string, condition: Span | null, about: string, when: Named | null, sources: Source[],
 *   cue: Span | null, relayed_by: Source[], anonymity_reason: Span | null, content: Span[], quotes: Span[],
 *   evidence: Span[], unverified: string[], raw: any}} Position
 */
/**
 * @typedef {{id: string, public: string[], private: string[], relation: string, basis: string,
 *   span: Span | null, raw: any}} Divergence
 */
/**
 * @typedef {{value: number | null, minimum: number | null, maximum: number | null, text: string,
 *   span: Span | null}} Quantity
 */
/**
 * @typedef {{id: string, designation: string, span: Span | null, kind: string, quantity: Quantity | null,
 *   operator: Named | null, location: Named | null, status: string, certainty: string, sources: Source[],
 *   part_of: string, evidence: Span[], unverified: string[], raw: any}} Asset
 */
/**
 * @typedef {{id: string, question: string, reason: string, withheld_by: string, evidence: Span[],
 *   raw: any}} Question
 */
/**
 * @typedef {{rejected: {kind: string, reason: string, detail: string, raw: any}[],
 *   uncovered: {span: Span | null, field: string, cues: string[]}[],
 *   ambiguous: {item: string, field: string, text: string, places: Span[]}[],
 *   flagged: {span: Span | null, reason: string, item: string}[]}} Account
 */
/**
 * @typedef {{model: string, plan: string, prompt_version: string, onrecord_version: string,
 *   calls: number | null, tokens_in: number | null, tokens_out: number | null, tokens_cached: number | null,
 *   seconds: number | null, answers_reused: number | null,
 *   cost: {amount: number | null, currency: string, why_unknown: string} | null}} Provenance
 */
/**
 * @typedef {{id: string, created_at: string,
 *   article: {title: string, url: string, language: string, published_at: string, text: string},
 *   summary: SummarySentence[], actors: Actor[], positions: Position[], divergences: Divergence[],
 *   military_assets: Asset[], unresolved_questions: Question[], account: Account,
 *   provenance: Provenance | null, raw: any}} Sound
 */
/**
 * @typedef {{number: number, at: string, by: string, change: Record<string, any>, adds?: string[],
 *   withdrawn_at?: string | null, withdrawn_by?: string | null, not_applied?: {detail: string} | null}} Correction
 */

export {};
