import { parseJson } from './json';

/** What went wrong with a question: said by the server, or by the way there. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  private constructor(
    /** Status of HTTP; 0 if no answer came. */
    readonly status: number,
    /** For people, in the server's words. */
    readonly detail: string,
    /** The input at fault, where one is. */
    readonly field?: string,
  ) {
    super(detail);
  }

  /** No answer came at all. */
  static noAnswer(detail: string): ApiProblem {
    return new ApiProblem(0, detail);
  }

  /** Reads the body of an answer that is no success; any text will do. */
  static of(status: number, body: string): ApiProblem {
    const said = members(body);
    const detail = text(said['detail']) ?? text(said['error']) ?? text(said['title']);
    return new ApiProblem(status, detail ?? `HTTP ${status}`, text(said['field']));
  }

  /** Whether asking again may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

function members(body: string): Record<string, unknown> {
  try {
    const parsed = parseJson(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 1000) : undefined;
}
