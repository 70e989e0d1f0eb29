import { ref } from 'vue';
import type { Ref } from 'vue';
import type { Router } from 'vue-router';

/** What starting anew needs of the world; tests bring their own. */
export interface FreshWorld {
  /** Where a tab remembers what it did; throws where it may not. */
  storage: () => Pick<Storage, 'getItem' | 'setItem'>;
  /** Names the build that is running. */
  build: string;
  /** Whether the server answers: without it a page that is loaded anew is no page. */
  answers: () => Promise<boolean>;
  /** Loads everything anew, and shows the page at a path; without one, that of the address. */
  load: (path: string) => void;
}

const KEY = 'tidewatch.loaded-anew';

/**
 * Starts anew when a part of the page cannot be loaded, as after an upgrade of the server: the names
 * of parts change with each build. Once for each build and tab; after that it is only said.
 */
export class FreshStart {
  /** The path whose page lacks a part; nothing where none does. */
  readonly lacking: Ref<string | null> = ref(null);
  private underWay = false;

  constructor(private readonly world: FreshWorld) {}

  /** A part of the page at a path could not be loaded. */
  async lacks(path: string): Promise<void> {
    if (this.underWay) {
      return;
    }
    this.underWay = true;
    try {
      if (!this.wasTried() && (await this.world.answers()) && this.mark()) {
        this.world.load(path);
      } else {
        this.lacking.value = path;
      }
    } finally {
      this.underWay = false;
    }
  }

  /** A page was loaded whole. */
  whole(): void {
    this.lacking.value = null;
  }

  /** A person asks for it, however often it was tried. */
  again(): void {
    this.world.load(this.lacking.value ?? '');
  }

  private wasTried(): boolean {
    try {
      return this.tried().includes(this.world.build);
    } catch {
      return true;
    }
  }

  private tried(): string[] {
    return (this.world.storage().getItem(KEY) ?? '').split(' ').filter((build) => build !== '');
  }

  private mark(): boolean {
    try {
      // All of them: where two builds answer by turns, each would forget the other.
      this.world.storage().setItem(KEY, [...this.tried(), this.world.build].join(' '));
      return true;
    } catch {
      // What cannot be remembered might be done for ever.
      return false;
    }
  }
}

async function serverAnswers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(5_000);
    return (await fetch('./', { cache: 'no-store', redirect: 'error', signal })).ok;
  } catch {
    return false;
  }
}

export const fresh = new FreshStart({
  storage: () => sessionStorage,
  build: import.meta.url,
  answers: serverAnswers,
  load: (path) => {
    if (path !== '') {
      location.hash = `#${path}`;
    }
    location.reload();
  },
});

function shown({ currentRoute }: Router): string {
  return currentRoute.value.matched.length === 0 ? '' : currentRoute.value.fullPath;
}

/**
 * Tells of pages and parts of pages that cannot be loaded.
 *
 * @param events where the loader of parts says so, which is the window
 */
export function watchParts(of: Router, fresh: FreshStart, events: EventTarget): void {
  let wanted: string | null = null;
  of.beforeEach((to) => {
    wanted = to.fullPath;
  });
  of.afterEach((to, _, failure) => {
    if (wanted === to.fullPath) {
      wanted = null;
    }
    if (failure === undefined) {
      fresh.whole();
    }
  });
  of.onError((_, to) => {
    wanted = null;
    void fresh.lacks(to.fullPath);
  });
  // Also of charts and languages; the page that is under way is the one that lacks it.
  events.addEventListener(
    'vite:preloadError',
    () => void fresh.lacks(wanted ?? shown(of)),
  );
}
