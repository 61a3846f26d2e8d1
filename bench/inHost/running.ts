import * as vscode from 'vscode';

/** The document in which VS Code says what starting a window took. */
const PERFORMANCE = 'perf';
/** The table of extensions in it: name, eager, and then the milliseconds of loading, of calling and until it was ready. */
const ROW = /^\| *([\w.-]+) *\| *(?:true|false) *\| *(\d+) *\| *(\d+) *\| *(\d+) *\|/gm;

/**
 * What VS Code itself has measured of each extension that is active: loading its code, and its `activate()`.
 * @returns whole milliseconds, by the extension's id.
 */
export async function measuredByEditor(id: string): Promise<Record<string, number>> {
  const changes = { wake: (): void => undefined };
  const listening = vscode.workspace.onDidChangeTextDocument(() => changes.wake());
  try {
    await vscode.commands.executeCommand('perfview.show');
    for (;;) {
      const changed = new Promise<void>((resolve) => (changes.wake = resolve));
      const text = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === PERFORMANCE)?.getText();
      const rows = [...(text ?? '').matchAll(ROW)].map(([, name = '', ...times]) => [
        name,
        times.reduce((sum, time) => sum + Number(time), 0),
      ]);
      const measured = Object.fromEntries(rows) as Record<string, number>;
      if (id in measured) return measured;
      await changed;
    }
  } finally {
    listening.dispose();
  }
}
