import { ApiProblem } from '@/api/problem';
import type { Alerts, Decisions } from '@/api/types';
import { isComplete, withNewest, withOlder } from '@/live/listing';
import type { Listing } from '@/live/listing';
import type { Written } from './episodes';

/** What was written down, of those that answered. */
export interface Past {
  written: ReadonlyMap<string, Written>;
  /** Of how many subjects it was asked for. */
  asked: number;
  /** Of how many no answer came. */
  unanswered: number;
}

/**
 * Asks what was written down of some subjects, one after the other. Of a subject that the rule never
 * looked at (404) there is nothing; of one that does not answer it is not known.
 *
 * @throws whatever is no answer of the server, such as that nobody waits any more
 */
export async function writtenOf(
  subjects: readonly string[],
  ask: (subject: string) => Promise<Decisions>,
): Promise<Past> {
  const written = new Map<string, Written>();
  let unanswered = 0;
  for (const subject of subjects) {
    try {
      const { decisions, truncated } = await ask(subject);
      written.set(subject, { decisions, truncated });
    } catch (e) {
      if (!(e instanceof ApiProblem)) {
        throw e;
      }
      if (e.status === 404) {
        written.set(subject, { decisions: [], truncated: false });
      } else {
        unanswered++;
      }
    }
  }
  return { written, asked: subjects.length, unanswered };
}

/**
 * The past alerts of a rule: all pages at first, and then the newest only, unless that does not reach
 * down to what is known. Behind a page that lacks partitions it does not go on: that one is asked for
 * again next time.
 *
 * @param most how many are kept at most
 * @param ask asks for the page at a cursor; without one for the newest
 * @returns `lacking` if some may be missing
 */
export async function alertsOf(
  known: Listing,
  most: number,
  ask: (cursor?: string) => Promise<Alerts>,
): Promise<{ listing: Listing; lacking: boolean }> {
  let page = await ask();
  let listing = withNewest(known, page, most);
  while (isComplete(page) && listing.next !== undefined && listing.asked.length < most) {
    page = await ask(listing.next);
    listing = withOlder(listing, page, most);
  }
  return { listing, lacking: !isComplete(page) };
}
