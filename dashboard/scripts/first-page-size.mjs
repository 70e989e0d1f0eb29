// Adds up what the browser loads before the first page shows, compressed as it is sent, and
// fails where it is more than the promise. Then puts a compressed copy beside each asset.
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const MOST_BYTES = 400 * 1024;
const OUT = 'target/classes/dashboard';
const FIRST = [
  'index.html',
  'src/pages/overview/OverviewPage.vue',
  // Loaded by itself as soon as the page stands, but it belongs to it.
  'src/charts/ChartCanvas.vue',
];

const manifestFile = join(OUT, '.vite', 'manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
const files = new Set(['index.html']);
const seen = new Set();

function load(key) {
  const chunk = manifest[key];
  if (seen.has(key) || !chunk) {
    return;
  }
  seen.add(key);
  files.add(chunk.file);
  (chunk.css ?? []).forEach((css) => files.add(css));
  (chunk.imports ?? []).forEach(load);
}
FIRST.forEach(load);
// One language is loaded; the larger one counts.
const languages = Object.keys(manifest).filter((key) => /src\/i18n\/(en|zh)\.ts$/.test(key));
const size = (file) => gzipSync(readFileSync(join(OUT, file)), { level: 9 }).length;
const languageBytes = Math.max(0, ...languages.map((key) => size(manifest[key].file)));
const bytes = [...files].reduce((sum, file) => sum + size(file), languageBytes);
const kilobytes = (bytes / 1024).toFixed(1);
if (!FIRST.every((key) => seen.has(key))) {
  console.error(`expected ${FIRST.join(', ')} among what was built, was absent`);
  process.exit(1);
}
console.log(`first page: ${kilobytes} kB gzip in ${files.size + 1} files, at most 400 allowed`);
if (bytes > MOST_BYTES) {
  console.error(`expected a first page of at most 400 kB gzip, was ${kilobytes} kB`);
  process.exit(1);
}
rmSync(join(OUT, '.vite'), { recursive: true });
for (const name of readdirSync(join(OUT, 'assets'))) {
  if (/\.(js|css|svg)$/.test(name)) {
    const file = join(OUT, 'assets', name);
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
  }
}
