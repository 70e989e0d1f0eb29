// What Maven runs: installs what the lock file names, checks, builds and tests, each only if
// something changed since it was done last.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const withTests = process.argv[2] === 'test';
const INSTALLED = 'node_modules/.tidewatch-installed';
const BUILT = 'target/dashboard-built';
const TESTED = 'target/dashboard-tested';
const INSTALL_INPUTS = ['package.json', 'package-lock.json', '.npmrc'];
const INPUTS = [
  ...INSTALL_INPUTS,
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'eslint.config.js',
  'public',
  'scripts',
  'src',
  '../docs/openapi.json',
  '../docs/asyncapi.json',
];

function filesOf(path) {
  if (!existsSync(path)) {
    return [];
  }
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesOf)) {
    if (!file.endsWith('components.d.ts')) {
      hash.update(`\0${file}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function isDone(stamp, inputs) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(inputs);
}

function npm(...args) {
  const run = spawnSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.error?.code === 'ENOENT') {
    console.warn('WARNING: the dashboard is not built: there is Node, but no npm on the PATH. Everything else is.');
    process.exit(0);
  }
  if (run.status !== 0) {
    console.error(`npm ${args.join(' ')} failed; -Ddashboard.skip=true builds without the dashboard`);
    process.exit(run.status ?? 1);
  }
}

function once(stamp, inputs, step) {
  if (isDone(stamp, inputs)) {
    return;
  }
  rmSync(stamp, { force: true });
  step();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, fingerprint(inputs));
}

once(INSTALLED, INSTALL_INPUTS, () => npm('ci', '--no-audit', '--no-fund', '--loglevel=error'));
if (!existsSync('target/classes/dashboard/index.html')) {
  rmSync(BUILT, { force: true });
}
once(BUILT, INPUTS, () => npm('run', '--silent', 'build'));
if (withTests) {
  once(TESTED, INPUTS, () => npm('run', '--silent', 'test'));
}
