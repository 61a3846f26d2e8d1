import assert from 'node:assert/strict';
import { pageHtml } from '../../../../src/views/allocation/page';
import { readInitial } from '../../../../src/views/allocation/messages';
import { initial } from './initial';

const html = (over: Partial<Parameters<typeof pageHtml>[0]> = {}) =>
  pageHtml({
    nonce: 'bm9uY2U=',
    cspSource: 'https://*.vscode-cdn.net',
    scriptUri: 'https://x.vscode-cdn.net/form.js',
    styleUri: 'https://x.vscode-cdn.net/form.css',
    title: 'New VIF on ams1',
    language: 'en',
    initial,
    ...over,
  });

const block = (document: string) =>
  /<script type="application\/json" id="initial">(.*?)<\/script>/s.exec(document)?.[1] ?? '';

describe('the document of the form', () => {
  it('runs one script, by its nonce, and nothing inline', () => {
    const document = html();
    assert.equal(document.match(/<script/g)?.length, 2);
    assert.ok(
      document.includes('<script defer nonce="bm9uY2U=" src="https://x.vscode-cdn.net/form.js"></script>'),
    );
    assert.doesNotMatch(document, /<style|\sstyle=|\son\w+=|unsafe-/);
  });

  it('has a policy that allows only the bundle', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html())?.[1]?.replaceAll('&#39;', "'");
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-bm9uY2U='; style-src https://*.vscode-cdn.net; font-src https://*.vscode-cdn.net; base-uri 'none'; form-action 'none'",
    );
  });

  it('carries the initial data unchanged, whatever is in it', () => {
    const hostile = {
      ...initial,
      heading: { connection: '</script><script>alert(1)</script><!--', details: '\u2028"\'&lt;\u202e' },
    };
    const document = html({ initial: hostile });
    assert.equal(document.match(/<script/g)?.length, 2);
    assert.ok(!block(document).includes('<'));
    assert.deepEqual(readInitial(JSON.parse(block(document))), hostile);
  });

  it('escapes every other value', () => {
    const document = html({ title: '<b>"\'&', language: '"><i>', scriptUri: 'x"y', styleUri: "x'y" });
    assert.ok(document.includes('<title>&lt;b&gt;&quot;&#39;&amp;</title>'));
    assert.ok(document.includes('lang="&quot;&gt;&lt;i&gt;"'));
    assert.ok(document.includes('src="x&quot;y"'));
    assert.ok(document.includes('href="x&#39;y"'));
  });
});
