// Builds `onrecord-brief.js`, one ES module with its styles and words. `--check` says whether the committed one
// is what the sources make.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const OUT = new URL("onrecord-brief.js", import.meta.url);
const WORDS = new URL("src/words/", import.meta.url);

// Keys once, then each language's words in their order: five objects would carry the keys five times.
async function packedWords() {
  const names = (await readdir(WORDS)).filter((name) => name.endsWith(".json")).sort();
  const all = {};
  for (const name of names) all[name.slice(0, -5)] = JSON.parse(await readFile(new URL(name, WORDS), "utf-8"));
  const keys = Object.keys(all.en);
  const lines = Object.entries(all).map(([lang, words]) => {
    const odd = [...keys.filter((key) => !(key in words)), ...Object.keys(words).filter((key) => !keys.includes(key))];
    if (odd.length) throw new Error(`${lang}.json differs from en.json in: ${odd.join(", ")}`);
    if (Object.values(words).some((text) => text.includes("|"))) throw new Error(`${lang}.json holds a "|".`);
    return `${lang}:${JSON.stringify(keys.map((key) => words[key]).join("|"))}`;
  });
  return `const keys = ${JSON.stringify(keys.join("|"))}.split("|");
    const unpack = (text) => Object.fromEntries(text.split("|").map((words, at) => [keys[at], words]));
    export default Object.fromEntries(Object.entries({${lines.join(",")}}).map(([lang, text]) => [lang, unpack(text)]));`;
}

const parts = {
  name: "parts",
  setup(bundle) {
    bundle.onResolve({ filter: /words\/packed\.js$/ }, ({ path }) => ({ path, namespace: "words" }));
    bundle.onLoad({ filter: /.*/, namespace: "words" }, async () => ({ contents: await packedWords(), loader: "js" }));
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf-8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [new URL("src/element.js", import.meta.url).pathname],
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  banner: { js: "/*! <onrecord-brief> | Apache-2.0 | OnRecord */" },
  write: false,
  plugins: [parts],
});
const built = outputFiles[0].text;
if (process.argv.includes("--check")) {
  if ((await readFile(OUT, "utf-8").catch(() => "")) !== built) {
    console.error("onrecord-brief.js is not what the sources make. Run: npm run build");
    process.exitCode = 1;
  }
} else {
  await writeFile(OUT, built);
  console.log(`onrecord-brief.js: ${Buffer.byteLength(built)} bytes`);
}
