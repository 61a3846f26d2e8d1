/** The texts of package.json, each with its own placeholder. */
export class Words {
  private readonly texts = new Map<string, string>();

  /**
   * @returns the placeholder that stands for the text in package.json.
   * @throws when the key already has a text: then two records have the same name.
   */
  put(key: string, text: string): string {
    if (this.texts.has(key)) throw new Error(`Two records have the name ${key}.`);
    this.texts.set(key, text);
    return `%${key}%`;
  }

  /** The contents of package.nls.json. */
  all(): Record<string, string> {
    return Object.fromEntries(this.texts);
  }
}
