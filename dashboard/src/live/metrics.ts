/** A sample of Prometheus' text format. */
export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;

/** Reads the lines whose name begins with one of the prefixes. */
export function parseMetrics(text: string, prefixes: readonly string[]): Sample[] {
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    if (prefixes.some((prefix) => line.startsWith(prefix))) {
      const match = LINE.exec(line);
      if (match?.[1] !== undefined) {
        samples.push({
          name: match[1],
          labels: labels(match[2] ?? ''),
          value: Number(match[3]),
        });
      }
    }
  }
  return samples;
}

function labels(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(LABEL)) {
    if (name !== undefined && value !== undefined) {
      found[name] = value.replace(/\\(["\\n])/g, (_, c: string) => (c === 'n' ? '\n' : c));
    }
  }
  return found;
}

/**
 * How much a counter grew in a second. A counter that went back belongs to a process that was
 * started anew: of it nothing is known yet.
 */
export function rate(
  before: { value: number; at: number } | undefined,
  now: { value: number; at: number },
): number | undefined {
  if (before === undefined || now.at <= before.at || now.value < before.value) {
    return undefined;
  }
  return ((now.value - before.value) * 1000) / (now.at - before.at);
}
