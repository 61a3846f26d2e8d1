/** A memento like the editor's, but only in memory. Values go through JSON, as in the editor. */
export class TestMemento {
  private readonly kept = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.kept.keys()];
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the editor's own signature
  get<Value>(key: string): Value | undefined;
  get<Value>(key: string, fallback: Value): Value;
  get(key: string, fallback?: unknown): unknown {
    const text = this.kept.get(key);
    return text === undefined ? fallback : (JSON.parse(text) as unknown);
  }

  update(key: string, value: unknown): Promise<void> {
    if (value === undefined) this.kept.delete(key);
    else this.kept.set(key, JSON.stringify(value));
    return Promise.resolve();
  }
}
