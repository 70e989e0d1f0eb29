/** The newest so many of what came; older ones are forgotten. */
export class Ring<T> {
  private readonly slots: (T | undefined)[];
  private start = 0;
  private count = 0;

  constructor(readonly capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) {
      throw new RangeError(`expected a capacity of at least 1, was ${capacity}`);
    }
    this.slots = new Array<T | undefined>(capacity);
  }

  get length(): number {
    return this.count;
  }

  /** Adds one, and forgets the oldest if it is full. */
  push(value: T): void {
    this.slots[(this.start + this.count) % this.capacity] = value;
    if (this.count < this.capacity) {
      this.count++;
    } else {
      this.start = (this.start + 1) % this.capacity;
    }
  }

  /** The newest, if there is any. */
  last(): T | undefined {
    return this.count === 0
      ? undefined
      : this.slots[(this.start + this.count - 1) % this.capacity];
  }

  /** Puts another in the place of the newest. */
  replaceLast(value: T): void {
    if (this.count === 0) {
      this.push(value);
    } else {
      this.slots[(this.start + this.count - 1) % this.capacity] = value;
    }
  }

  /** All of them, oldest first. */
  toArray(): T[] {
    return Array.from(
      { length: this.count },
      (_, i) => this.slots[(this.start + i) % this.capacity] as T,
    );
  }

  clear(): void {
    this.slots.fill(undefined);
    this.start = 0;
    this.count = 0;
  }
}

/** A map that forgets the key that was set longest ago when it has too many. */
export class BoundedMap<K, V> {
  private readonly entries = new Map<K, V>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: K): V | undefined {
    return this.entries.get(key);
  }

  set(key: K, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
    if (this.entries.size > this.most) {
      this.entries.delete(this.entries.keys().next().value as K);
    }
  }

  /** The value, made if there is none. */
  of(key: K, make: () => V): V {
    const found = this.entries.get(key);
    if (found !== undefined) {
      return found;
    }
    const made = make();
    this.set(key, made);
    return made;
  }

  clear(): void {
    this.entries.clear();
  }
}
