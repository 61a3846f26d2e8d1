/** What outlives a reload of the window: the editor's memory for it. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}
