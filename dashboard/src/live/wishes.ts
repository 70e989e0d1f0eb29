import type { Interest, StreamType } from '@/api/stream';

interface Wish {
  types: readonly StreamType[];
  subject: string | undefined;
}

/** Asked for whatever page is open. */
const ALWAYS: readonly StreamType[] = ['alerts'];

/** What the pages that are open want to hear, as one stream can tell it. */
export class Wishes {
  private readonly all = new Set<Wish>();

  /**
   * Adds a wish.
   *
   * @param subject of whom alone it wants to hear; of all without it
   * @returns takes it back
   */
  add(types: readonly StreamType[], subject?: string): () => void {
    const wish = { types, subject };
    this.all.add(wish);
    return () => void this.all.delete(wish);
  }

  /** All that is wanted; of some subjects only if no wish goes beyond them. */
  interest(): Interest {
    const wishes = [...this.all];
    const subjects = wishes.map((wish) => wish.subject);
    return {
      types: [...new Set([...ALWAYS, ...wishes.flatMap((wish) => wish.types)])].sort(),
      subjects: subjects.every((subject) => subject !== undefined)
        ? [...new Set(subjects)].sort()
        : [],
    };
  }
}
