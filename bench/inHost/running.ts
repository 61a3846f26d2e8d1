import * as vscode from 'vscode';

/** The scheme of the document "Startup Performance" of VS Code. */
const PERFORMANCE = 'perf';
/**
 * A row of its table of extensions: the name, whether it is eager, and the milliseconds for loading, calling and
 * finishing.
 */
const ROW = /^\| *([\w.-]+) *\| *(?:true|false) *\| *(\d+) *\| *(\d+) *\| *(\d+) *\|/gm;

/**
 * What VS Code itself measured for each active extension: loading its code, and its `activate()`.
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
