import { createHash } from 'node:crypto';
import type { Answer } from '../http/answer';
import type { IdentityCenter } from './identityCenter';

/** The page on which a person allows or denies a sign-in; without a code, the page that asks for it. */
export function showDevice(center: IdentityCenter, query: URLSearchParams): Answer {
  const asked = query.get('user_code');
  if (asked === null) return page(200, 'Sign in', CODE_FORM);
  const device = center.waiting(asked);
  if (!device) return page(404, 'This code is not known', UNKNOWN);
  return page(200, 'Allow access?', questionAbout(device.userCode));
}

/** Handles the answer from the page's form. The gate only accepts it from the page's own origin. */
export function answerDevice(center: IdentityCenter, body: Buffer): Answer {
  const form = new URLSearchParams(body.toString('utf8'));
  const answer = form.get('answer');
  const device = center.waiting(form.get('user_code') ?? '');
  if (!device) return page(404, 'This code is not known', UNKNOWN);
  if (answer !== 'allow' && answer !== 'deny') {
    return page(400, 'Choose Allow or Deny', questionAbout(device.userCode));
  }
  device.status = answer === 'allow' ? 'allowed' : 'denied';
  return page(
    200,
    answer === 'allow' ? 'Access allowed' : 'Access denied',
    '<p>You can close this page.</p>',
  );
}

/** @param userCode one from the endpoint: letters and a hyphen */
function questionAbout(userCode: string): string {
  return `<p>A program wants to sign in to the local demonstration. Allow it only if it shows this code:</p>
<p class="code">${userCode}</p>
<form method="post" action="/device">
<input type="hidden" name="user_code" value="${userCode}">
<button name="answer" value="allow">Allow</button>
<button name="answer" value="deny">Deny</button>
</form>`;
}

const CODE_FORM = `<form method="get" action="/device">
<label for="code">The code that the program shows</label>
<input id="code" name="user_code" autocomplete="off" required>
<button>Continue</button>
</form>`;

const UNKNOWN = `<p>It may be mistyped, expired or already used. Start the sign-in again.</p>
<p><a href="/device">Enter another code</a></p>`;

const STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem}' +
  '.code{font:1.75rem ui-monospace,monospace}button,input{font:inherit;padding:.5rem 1rem;margin:.25rem .5rem .25rem 0}label{display:block}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

function page(status: number, title: string, content: string): Answer {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${content}
</main></body>
</html>
`,
    headers: {
      'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'Cache-Control': 'no-store',
      // With no-referrer, browsers would send an opaque Origin with the form.
      'Referrer-Policy': 'same-origin',
    },
  };
}
