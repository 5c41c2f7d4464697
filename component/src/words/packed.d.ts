/** The words of each language by their keys; `build.mjs` packs them from the JSON files beside. */
declare const packed: Record<string, Record<string, string>>;
export default packed;
