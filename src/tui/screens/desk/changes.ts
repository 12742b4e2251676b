/**
 * Who listens to changes, and how many there have been: all that whoever draws the desk needs to know.
 */
export class Changes {
  private changes = 0;
  private readonly listeners = new Set<() => void>();

  /** Another number whenever anything has changed. */
  get edition(): number {
    return this.changes;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  tell(): void {
    this.changes += 1;
    for (const listener of this.listeners) listener();
  }
}
