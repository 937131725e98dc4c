// Builds web/dist from the sources beside this file.
//
//   node build.mjs              writes web/dist
//   node build.mjs --check      writes nothing; fails when web/dist is not what the sources give
//   node build.mjs --contrast   prints the contrast of every color pairing
//   node build.mjs --test       runs the islands' unit tests
//
// What is built is a pure function of the sources: no dates, no paths, no
// random names, so that two machines give the same bytes.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const WEB = fileURLToPath(new URL(".", import.meta.url));
const ROOT = join(WEB, "..");
const DIST = join(WEB, "dist");
const MODULES = join(WEB, "node_modules");

/** What a first view may weigh, gzipped, in bytes. */
const BUDGET = { "concord.css": 12_000, "concord.rtl.css": 12_000, "concord.js": 10_000, "staff.js": 40_000 };

/** Where class names are looked for; a USWDS class found nowhere is dropped. */
const PAGES = [
  "functions/*/templates/**/*.html", "shared/pages/templates/**/*.html", "infra/local/templates/**/*.html",
  "functions/*/src/**/*.rs", "shared/pages/src/**/*.rs", "infra/local/src/**/*.rs", "web/islands/**/*.ts",
].map((glob) => join(ROOT, glob));

/** USWDS classes kept although no page may use them yet. */
const VOCABULARY = `usa-skipnav usa-button usa-button--outline usa-button--unstyled usa-button--big usa-button--secondary
  usa-form-group usa-form-group--error usa-label usa-label--error usa-legend usa-legend--large usa-hint usa-error-message
  usa-input usa-input--error usa-input--xs usa-input--small usa-input--medium usa-textarea usa-select usa-fieldset usa-radio usa-radio__input usa-radio__label
  usa-checkbox usa-checkbox__input usa-checkbox__label usa-memorable-date usa-form-group--month usa-form-group--day
  usa-form-group--year usa-alert usa-alert--info usa-alert--warning usa-alert--error usa-alert--success usa-alert__body
  usa-alert__heading usa-alert__text usa-table usa-table--borderless usa-table-container--scrollable usa-tag
  usa-process-list usa-process-list__item usa-process-list__heading usa-pagination usa-pagination__list
  usa-pagination__item usa-pagination__arrow usa-pagination__page-no usa-pagination__button usa-current
  usa-pagination__link usa-pagination__overflow usa-pagination__previous-page usa-pagination__next-page
  usa-summary-box usa-summary-box__body usa-summary-box__heading usa-summary-box__text usa-list usa-link`.split(/\s+/);

/** Oldest browsers served: they know logical properties, so these stay short in the output. */
const TARGETS = { chrome: 90 << 16, firefox: 88 << 16, safari: (14 << 16) | (5 << 8), ios_saf: (14 << 16) | (5 << 8) };

/** Parts of USWDS that Concord draws itself or leaves out (icons, sorting, disabled and mixed states). */
const UNUSED = /usa-icon|usa-focus|:disabled|\[disabled\]|aria-disabled|indeterminate|data-sort|aria-sort|--tile|usa-alert__body(::?before| \.usa-link)|usa-dark|usa-prose|:not\(\[disabled\]\)|usa-table--(?!borderless)|width-mobile/;

/** Takes out of USWDS' sheet what the pages must not load or do not need. */
function slim(root) {
  root.walkComments((comment) => comment.remove());
  root.walkDecls((declaration) => {
    // Images would be data: URLs, which the content security policy refuses;
    // fonts are set once, by language, in _base.scss.
    if (/url\(/.test(declaration.value) || declaration.prop === "font-family") declaration.remove();
  });
  root.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
    const kept = rule.selectors.filter((selector) => !UNUSED.test(selector));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  root.walkRules((rule) => { if (rule.nodes.length === 0) rule.remove(); });
  root.walkAtRules((rule) => { if (rule.nodes?.length === 0) rule.remove(); });
}

/** The two style sheets, left to right and mirrored. */
async function styles() {
  const [sass, { PurgeCSS }, { default: postcss }, { default: rtlcss }, { transform }] = await Promise.all([
    import("sass"), import("purgecss"), import("postcss"), import("rtlcss"), import("lightningcss"),
  ]);
  const compiler = await sass.initAsyncCompiler();
  const compile = async (name) => (await compiler.compileAsync(join(WEB, "styles", name), {
    loadPaths: [join(MODULES, "@uswds/uswds/packages")], quietDeps: true, sourceMap: false, charset: false,
  })).css;
  const [theirs, ours] = await Promise.all([compile("uswds.scss"), compile("concord.scss")]);
  await compiler.dispose();
  const slimmed = postcss([{ postcssPlugin: "slim", Once: slim }]).process(theirs, { from: undefined }).css;
  const [purged] = await new PurgeCSS().purge({
    content: PAGES, css: [{ raw: slimmed }], safelist: VOCABULARY, variables: false, keyframes: true,
  });
  const sheet = purged.css + ours;
  const minify = (name, code) => {
    const { code: bytes, warnings } = transform({ filename: name, code: Buffer.from(code), minify: true, targets: TARGETS });
    if (warnings.length > 0) throw new Error(`${name}: ${warnings.map((one) => one.message).join("; ")}`);
    const sheet = Buffer.from(bytes);
    const loads = /.{0,60}(url\(|@import|@font-face).{0,60}/.exec(sheet.toString());
    if (loads) throw new Error(`${name} must load nothing: ${loads[0]}`);
    return [name, sheet];
  };
  return [minify("concord.css", sheet), minify("concord.rtl.css", rtlcss.process(sheet))];
}

/** The two scripts, type-checked first. */
async function scripts() {
  execFileSync(join(MODULES, ".bin/tsc"), ["--noEmit", "-p", join(WEB, "islands")], { stdio: "inherit" });
  const esbuild = await import("esbuild");
  const built = await esbuild.build({
    absWorkingDir: WEB, entryPoints: ["islands/concord.ts", "islands/staff.ts"], outdir: "dist", bundle: true, write: false,
    minify: true, format: "esm", target: "es2020", charset: "utf8", legalComments: "none", logLevel: "warning",
  });
  return built.outputFiles.map((file) => [file.path.split("/").pop(), Buffer.from(file.contents)]);
}

/** The mark without its comments and line breaks. */
function mark() {
  const source = readFileSync(join(WEB, "styles/mark.svg"), "utf8");
  const small = source.replace(/<!--[\s\S]*?-->/g, "").replace(/\s*\n\s*/g, " ").replace(/>\s+</g, "><").trim();
  return ["mark.svg", Buffer.from(`${small}\n`)];
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The pairings of pairs.json with their ratios; throws when one is too faint. */
function contrast() {
  const source = readFileSync(join(WEB, "styles/_colors.scss"), "utf8");
  const colors = Object.fromEntries([...source.matchAll(/^\$([a-z-]+): (#[0-9a-f]{6});/gm)].map((found) => [found[1], found[2]]));
  const pairs = JSON.parse(readFileSync(join(WEB, "styles/pairs.json"), "utf8"));
  const rows = pairs.map(([kind, front, back, use]) => {
    for (const name of [front, back]) if (!colors[name]) throw new Error(`pairs.json: no color named ${name}`);
    const [low, high] = [luminance(colors[front]), luminance(colors[back])].sort((a, b) => a - b);
    // Cut, not rounded: 4.49 must not read as 4.5.
    return { kind, front, back, use, ratio: Math.floor(((high + 0.05) / (low + 0.05)) * 100) / 100, least: kind === "text" ? 4.5 : 3 };
  });
  const faint = rows.filter((row) => row.ratio < row.least);
  if (faint.length > 0) {
    throw new Error(`too faint: ${faint.map((row) => `${row.front} on ${row.back} (${row.use}) ${row.ratio}:1, needs ${row.least}:1`).join("; ")}`);
  }
  return rows;
}

function printContrast() {
  console.log("| color | on | ratio | needs | where |\n|---|---|---|---|---|");
  for (const { front, back, ratio, least, use } of contrast()) {
    console.log(`| ${front} | ${back} | ${ratio.toFixed(2)}:1 | ${least}:1 | ${use} |`);
  }
}

/** Bundles each *.test.ts on its own and gives them to Node's test runner. */
async function test() {
  const esbuild = await import("esbuild");
  const folder = mkdtempSync(join(tmpdir(), "islands-"));
  try {
    const tests = readdirSync(join(WEB, "islands")).filter((name) => name.endsWith(".test.ts")).sort();
    await esbuild.build({
      absWorkingDir: WEB, entryPoints: tests.map((name) => join("islands", name)), outdir: folder, bundle: true,
      platform: "node", format: "esm", outExtension: { ".js": ".mjs" }, logLevel: "warning",
    });
    execFileSync(process.execPath, ["--test", ...tests.map((name) => join(folder, name.replace(/ts$/, "mjs")))], { stdio: "inherit" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints the sizes; true when all are within budget. */
function weigh(files) {
  let fits = true;
  console.log(`${"file".padEnd(16)}${"bytes".padStart(8)}${"gzip -9".padStart(9)}${"budget".padStart(8)}`);
  for (const [name, bytes] of files) {
    const size = gzipSync(bytes, { level: 9 }).length;
    const over = size > (BUDGET[name] ?? Number.POSITIVE_INFINITY);
    fits &&= !over;
    console.log(`${name.padEnd(16)}${String(bytes.length).padStart(8)}${String(size).padStart(9)}${String(BUDGET[name] ?? "-").padStart(8)}${over ? "  over budget" : ""}`);
  }
  return fits;
}

/** The dist file as it is now, or null. */
function current(name) {
  try {
    return readFileSync(join(DIST, name));
  } catch {
    return null;
  }
}

async function build(check) {
  contrast();
  const files = [...(await styles()), ...(await scripts()), mark()];
  const stale = files.filter(([name, bytes]) => !current(name)?.equals(bytes));
  let good = weigh(files);
  for (const [name, bytes] of stale) {
    if (check) {
      console.error(`web/dist/${name} is not what the sources give; run web/build.sh`);
      good = false;
    } else {
      // Renamed into place, so that a server compiled meanwhile never reads half a file.
      writeFileSync(join(DIST, `${name}.new`), bytes);
      renameSync(join(DIST, `${name}.new`), join(DIST, name));
    }
  }
  if (!good) process.exitCode = 1;
}

try {
  const flag = process.argv[2];
  if (flag === "--contrast") printContrast();
  else if (flag === "--test") await test();
  else if (flag === undefined || flag === "--check") await build(flag === "--check");
  else throw new Error(`unknown flag ${flag}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
