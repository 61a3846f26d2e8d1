import type { Initial } from './messages';

interface PageOptions {
  /** A new random value for each page: only the script with this nonce may run. */
  readonly nonce: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly title: string;
  /** The display language, such as `en`. */
  readonly language: string;
  readonly initial: Initial;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** JSON that can't close its script element: `<` begins both `</script` and `<!--`. */
const scriptJson = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');

function policy({ nonce, cspSource }: PageOptions): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

/** The HTML document of the allocation form. Every value is escaped here; callers pass raw values. */
export function pageHtml(options: PageOptions): string {
  const { nonce, scriptUri, styleUri, title, language, initial } = options;
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="${escaped(policy(options))}" />
    <meta name="viewport" content="width=device-width, initial-scale=1.0" />
    <link rel="stylesheet" href="${escaped(styleUri)}" />
    <script defer nonce="${escaped(nonce)}" src="${escaped(scriptUri)}"></script>
    <title>${escaped(title)}</title>
  </head>
  <body>
    <main id="form"></main>
    <script type="application/json" id="initial">${scriptJson(initial)}</script>
  </body>
</html>
`;
}

/** The page shown until the connection has been read. */
export function waitingHtml(words: string, language: string): string {
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
  <head>
    <meta charset="UTF-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
    <title>${escaped(words)}</title>
  </head>
  <body>
    <main><p role="status">${escaped(words)}</p></main>
  </body>
</html>
`;
}
