/** Made by `build.mjs` from the JSON files beside: keys, the English words in their order, and what both are of. */
export const keys: string;
export const english: string;
export const version: string;
