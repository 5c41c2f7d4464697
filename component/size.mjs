// Fails where the built module is above what a page should have to load.

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const MOST = 25_000;
const size = gzipSync(await readFile(new URL("onrecord-brief.js", import.meta.url)), { level: 9 }).length;
console.log(`onrecord-brief.js: ${size} bytes gzip -9 of ${MOST}`);
process.exitCode = size > MOST ? 1 : 0;
