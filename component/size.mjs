// Fails where the built module is above what a page should have to load.

import { readFile, readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const MOST = 25_000;
const sizeOf = async (name) => gzipSync(await readFile(new URL(name, import.meta.url)), { level: 9 }).length;

const size = await sizeOf("onrecord-brief.js");
console.log(`onrecord-brief.js: ${size} bytes gzip -9 of ${MOST}`);
for (const name of await readdir(new URL("words/", import.meta.url))) console.log(`words/${name}: ${await sizeOf(`words/${name}`)}`);
process.exitCode = size > MOST ? 1 : 0;
