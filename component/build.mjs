// Builds `onrecord-brief.js`, one ES module with its styles and its English words, and beside it the words of each
// other language. `--check` says whether what is committed is what the sources make.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { build, transform } from "esbuild";

const WORDS = new URL("src/words/", import.meta.url);

// Keys once, each list's name once, and no word that its key says already.
async function wordsOf() {
  const names = (await readdir(WORDS)).filter((name) => name.endsWith(".json"));
  const all = {};
  for (const name of names.sort()) all[name.slice(0, -5)] = JSON.parse(await readFile(new URL(name, WORDS), "utf-8"));
  const keys = Object.keys(all.en);
  for (const [lang, words] of Object.entries(all)) {
    const odd = [...keys.filter((key) => !(key in words)), ...Object.keys(words).filter((key) => !keys.includes(key))];
    if (odd.length) throw new Error(`${lang}.json differs from en.json in: ${odd.join(", ")}`);
    if (Object.values(words).some((text) => text.includes("|"))) throw new Error(`${lang}.json holds a "|".`);
  }
  let list = "";
  const short = keys.map((key) => {
    const [first, ...rest] = key.split(".");
    const said = rest.length && first === list ? `.${rest.join(".")}` : key;
    list = first;
    return said;
  });
  const packed = (words) => keys.map((key) => (words[key] === key.split(".").at(-1) ? "" : words[key])).join("|");
  return { keys: short.join("|"), packed: Object.fromEntries(Object.entries(all).map(([lang, words]) => [lang, packed(words)])) };
}

const { keys, packed } = await wordsOf();
// Words and keys belong together: a language of another version is not read.
const version = createHash("sha256").update(keys).digest("hex").slice(0, 8);

// Names of our own classes' parts, none of which the DOM or a brief knows: short in what is loaded.
const INTERNAL =
  /^(again|corrected|denials|direction|dispose|divergencesOf|highlight|holder|itemsAt|leads|locale|lost|marks|narrow|observer|offsets|on(choose|found|point)|paint|painter|pinned|point|ranges|reveal|rightToLeft|roots|selected|stops|underline|unit)$/;

const parts = {
  name: "parts",
  setup(bundle) {
    bundle.onResolve({ filter: /words\/packed\.js$/ }, ({ path }) => ({ path, namespace: "words" }));
    bundle.onLoad({ filter: /.*/, namespace: "words" }, async () => ({ 
      contents: `export const keys = ${JSON.stringify(keys)}, english = ${JSON.stringify(packed.en)}, version = "${version}";`,
      loader: "js",
    }));
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
  mangleProps: INTERNAL,
  legalComments: "none",
  banner: { js: "/*! <onrecord-brief> | Apache-2.0 | OnRecord */" },
  write: false,
  plugins: [parts],
});
const files = { "onrecord-brief.js": outputFiles[0].text };
for (const [lang, words] of Object.entries(packed))
  if (lang !== "en") files[`words/${lang}.js`] = `export default ${JSON.stringify({ version, words })};\n`;
for (const [name, text] of Object.entries(files)) {
  const place = new URL(name, import.meta.url);
  if (!process.argv.includes("--check")) {
    await mkdir(new URL(".", place), { recursive: true });
    await writeFile(place, text);
  } else if ((await readFile(place, "utf-8").catch(() => "")) !== text) {
    console.error(`${name} is not what the sources make. Run: npm run build`);
    process.exitCode = 1;
  }
}
