import { equal, notEqual, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { keysInXml } from '../../../src/aws/inventory/routerConfiguration';
import { MASK, maskKeys } from '../../../src/routers/mask';
import { isRouterProblem } from '../../../src/routers/problem';
import { render, routerWriter } from '../../../src/routers/writer';
import { described, formatIds, ipv4Peer, newKey } from './examples';

const xml = (key: string) =>
  `<logical_connection id="dxvif-1">\n  <vlan>7</vlan>\n  <bgp_auth_key>${key}</bgp_auth_key>\n  <ipv6_bgp_auth_key>${key}</ipv6_bgp_auth_key>\n</logical_connection>`;

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => named[character] ?? character);
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const points = (text: string, write: (point: number) => string) =>
  Array.from(text, (character) => write(character.codePointAt(0) ?? 0)).join('');
const bytes = (text: string, write: (byte: string) => string) =>
  [...Buffer.from(text)].map((byte) => write(byte.toString(16).padStart(2, '0'))).join('');

/** How programs may spell a key when they write a configuration. */
const spellings: Record<string, (key: string) => string> = {
  'as it is': (key) => key,
  'XML, named': escaped,
  'XML, in text alone': (key) => key.replace(/[&<>]/g, (character) => named[character] ?? character),
  'XML, decimal': (key) => points(key, (point) => `&#${point};`),
  'XML, decimal with zeros': (key) => points(key, (point) => `&#00${point};`),
  'XML, hexadecimal': (key) => points(key, (point) => `&#x${point.toString(16)};`),
  'XML, hexadecimal in capitals': (key) => points(key, (point) => `&#X0${point.toString(16).toUpperCase()};`),
  'XML twice': (key) => escaped(escaped(key)),
  'JSON': inJson,
  'JSON twice': (key) => inJson(inJson(key)),
  'JSON in XML': (key) => escaped(inJson(key)),
  'XML in JSON': (key) => inJson(escaped(key)),
  'a URL of XML': (key) => encodeURIComponent(escaped(key)),
  'XML of a URL in JSON': (key) => inJson(escaped(encodeURIComponent(key))),
  'JSON, ASCII alone': (key) =>
    key
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  'JavaScript': (key) => points(key, (point) => `\\u{${point.toString(16)}}`),
  'C': (key) => bytes(key, (byte) => `\\x${byte}`),
  'octal': (key) => [...Buffer.from(key)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join(''),
  'RouterOS': (key) => key.replace(/["\\$?]/g, '\\$&'),
  'RouterOS, hexadecimal': (key) => bytes(key, (byte) => `\\${byte.toUpperCase()}`),
  'backslashes before all that is no letter': (key) => key.replace(/[^\p{L}\p{N}]/gu, '\\$&'),
  'a shell in single quotes': (key) => key.replaceAll("'", "'\\''"),
  'a shell in single quotes, otherwise': (key) => key.replaceAll("'", `'"'"'`),
  'a shell in double quotes': (key) => key.replace(/["\\$`]/g, '\\$&'),
  'doubled single quotes': (key) => key.replaceAll("'", "''"),
  'doubled double quotes': (key) => key.replaceAll('"', '""'),
  'doubled dollars': (key) => key.replaceAll('$', '$$$$'),
  'carets': (key) => key.replace(/[&<>^|"]/g, '^$&'),
  'backticks': (key) => key.replace(/["$`]/g, '`$&'),
  'a URL': encodeURIComponent,
  'a URL, all of it': (key) => bytes(key, (byte) => `%${byte}`),
  'a URL twice': (key) => encodeURIComponent(encodeURIComponent(key)),
  'a form': (key) => new URLSearchParams({ key }).toString().slice('key='.length),
  'quoted-printable': (key) => bytes(key, (byte) => `=${byte.toUpperCase()}`),
  'Base64': (key) => Buffer.from(key).toString('base64'),
  'Base64 for URLs': (key) => Buffer.from(key).toString('base64url'),
  'hexadecimal': (key) => Buffer.from(key).toString('hex'),
  'hexadecimal in capitals': (key) => Buffer.from(key).toString('hex').toUpperCase(),
  'YAML': (key) => stringify(key, { lineWidth: 0 }).trimEnd(),
  'Unicode, composed otherwise': (key) => key.normalize('NFD'),
};

/** Where the key may be: in a statement for keys, or where no key is expected. */
const places: Record<string, (spelling: string) => string> = {
  'a statement': (text) => `router bgp 65000\n neighbor 10.0.0.1 password 0 ${text}\n!\n`,
  'a statement in quotes': (text) => `set neighbor 10.0.0.1 authentication-key "${text}";\n`,
  'data': (text) => `{\n  "authKey": "${text}",\n  "vlan": 7\n}\n`,
  'a remark': (text) => `! made for ${text} by AWS\nend\n`,
  'an attribute': (text) => `<peer id="1" note="${text}"/>\n`,
  'a command of one line': (text) => `/routing/bgp add tcp-md5-key="${text}" name=aws\n`,
};

const printable = fc.string({
  unit: fc.integer({ min: 33, max: 126 }).map((code) => String.fromCharCode(code)),
  minLength: 6,
  maxLength: 80,
});
const awkward = fc.string({
  unit: fc.constantFrom(...Array.from('"\'\\&<>$%^`#?;:{}[]()|~ab7Z')),
  minLength: 6,
  maxLength: 24,
});
const beyondAscii = fc.string({
  unit: fc.constantFrom(...Array.from('éü\u0301ßЖ漢😀"\\&<a7')),
  minLength: 6,
  maxLength: 24,
});
const ordinary = fc.constantFrom(
  'router',
  'neighbor',
  'password',
  '650001',
  'bgp_auth_key',
  'dxvif-1',
  'auth_k',
);
/** Keys that can be distinguished both from the mask and from the text around them. */
const keys = fc
  .oneof(printable, awkward, beyondAscii, ordinary)
  .filter((key) => key.trim() === key && new Set(key).size > 2 && !key.includes('•'));

describe('mask', () => {
  it('masks the key elements of the XML whether the key is known or not', () => {
    equal(maskKeys(xml('unknown-to-us'), []), xml(MASK));
  });

  it('masks a known key wherever it is', () => {
    equal(
      maskKeys('neighbor 10.0.0.1 password s3cr3t\n', ['s3cr3t']),
      `neighbor 10.0.0.1 password ${MASK}\n`,
    );
  });

  it('leaves an empty key element as it is', () => {
    equal(maskKeys('<bgp_auth_key></bgp_auth_key>', []), '<bgp_auth_key></bgp_auth_key>');
    equal(maskKeys('<bgp_auth_key/><vlan>7</vlan>', []), '<bgp_auth_key/><vlan>7</vlan>');
  });

  it('masks an element whatever attributes, prefix and case it has, known or not', () => {
    const key = newKey();
    for (const [text, masked] of [
      [`<bgp_auth_key type="md5">${key}</bgp_auth_key>`, `<bgp_auth_key type="md5">${MASK}</bgp_auth_key>`],
      [
        `<bgp_auth_key a='>' b="x">${key}</bgp_auth_key >`,
        `<bgp_auth_key a='>' b="x">${MASK}</bgp_auth_key >`,
      ],
      [
        `<bgp_auth_key\n  a="1"\n>\n${key}\n</bgp_auth_key>`,
        `<bgp_auth_key\n  a="1"\n>${MASK}</bgp_auth_key>`,
      ],
      [`<dc:BGP_auth_key>${key}</dc:BGP_auth_key>`, `<dc:BGP_auth_key>${MASK}</dc:BGP_auth_key>`],
      [`<bgp_auth_key><![CDATA[${key}]]></bgp_auth_key>`, `<bgp_auth_key>${MASK}</bgp_auth_key>`],
      [`<bgp_auth_key><v>${key}</v></bgp_auth_key>`, `<bgp_auth_key>${MASK}</bgp_auth_key>`],
      [`<bgp_auth_key value="${key}"/><vlan>7</vlan>`, `<bgp_auth_key ${MASK}/><vlan>7</vlan>`],
      [`<bgp_auth_key value="${key}"></bgp_auth_key>`, `<bgp_auth_key ${MASK}></bgp_auth_key>`],
      [`<password>${key}</password>`, `<password>${MASK}</password>`],
      [`&lt;bgp_auth_key&gt;${key}&lt;/bgp_auth_key&gt;`, `&lt;bgp_auth_key&gt;${MASK}&lt;/bgp_auth_key&gt;`],
      [`<bgp_auth_key>${key}`, `<bgp_auth_key>${MASK}`],
    ] as const) {
      equal(maskKeys(text, []), masked);
    }
  });

  it('masks unknown keys by their position', () => {
    const key = `${newKey()}"\\ x`;
    for (const [before, after] of [
      ['neighbor 10.0.0.1 password ', ''],
      ['neighbor 10.0.0.1 password 7 ', ''],
      ['    password 3 ', ''],
      ['set protocols bgp group x neighbor y authentication-key "', '"'],
      ['            authentication-key "', '";'],
      ['set network virtual-router default protocol bgp auth-profile x secret "', '"'],
      ['  tcp md5sig password "', '"'],
      ['add tcp-md5-key="', '"'],
      ['  "authKey": "', '",'],
      ['  authKey: ', ''],
      ["set protocols bgp neighbor x password '", "'"],
      [' key-string ', ''],
      [' message-digest-key 1 md5 ', ''],
    ] as const) {
      equal(maskKeys(`a\n${before}${key}${after}\nb\n`, []), `a\n${before}${MASK}${after}\nb\n`);
    }
    equal(
      maskKeys('service password-encryption\nrouter bgp 1\n', []),
      'service password-encryption\nrouter bgp 1\n',
    );
  });

  it('masks a line that may contain the key in another spelling', () => {
    const key = `Ab3${newKey()}`;
    const strange = Array.from(key).join('<<>>');
    equal(maskKeys(`one\n  text ${strange} x\ntwo\n`, [key]), `one\n  ${MASK}\ntwo\n`);
  });

  it('leaves no key behind, however it is spelled', () => {
    fc.assert(
      fc.property(keys, (key) => {
        for (const [name, spell] of Object.entries(spellings)) {
          const text = spell(key);
          const masked = maskKeys(
            Object.values(places)
              .map((put) => put(text))
              .join(''),
            [key],
          );
          ok(!masked.includes(key) && !masked.includes(text), `${name}: ${text} → ${masked}`);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves everything else as it is', () => {
    fc.assert(
      fc.property(printable, (key) => {
        const written = escaped(key);
        equal(maskKeys(xml(written), [key]), xml(MASK));
        equal(maskKeys(`set psk "${written}" x\n`, [key]), `set psk "${MASK}" x\n`);
        equal(maskKeys(`secret ${key} x\n`, [key]), `secret ${MASK} x\n`);
      }),
      { numRuns: 25 },
    );
  });

  it('is fast even for hostile text', () => {
    const hostile = [
      '\\'.repeat(2_000),
      '&'.repeat(2_000),
      `${'"'.repeat(2_000)}${"'".repeat(2_000)}`,
      '<bgp_auth_key '.repeat(500),
      'password '.repeat(500),
      'a_'.repeat(2_000),
    ].join('\n');
    const masked = maskKeys(hostile, ['\\\\\\\\a"""""b', "'''''''x", '&&&&&&&x', '$`^\\$`^\\']);
    ok(masked.includes('a_a_'));
  });

  it('finds the keys in the XML by their elements, whatever the attributes', () => {
    const key = `a<&"'>${newKey()}`;
    for (const [open, content, close] of [
      ['bgp_auth_key', escaped(key), 'bgp_auth_key'],
      ['bgp_auth_key type="md5"', escaped(key), 'bgp_auth_key'],
      ['x:ipv6_bgp_auth_key\n a="b"', `<![CDATA[${key}]]>`, 'x:ipv6_bgp_auth_key '],
      ['bgp_auth_key', `<!-- x -->${escaped(key.slice(0, 4))}<![CDATA[${key.slice(4)}]]>`, 'bgp_auth_key'],
    ] as const) {
      equal(keysInXml(`<l><${open}>${content}</${close}></l>`).join(), key);
    }
    equal(keysInXml('<bgp_auth_key/><bgp_auth_key></bgp_auth_key>').length, 0);
  });

  describe('in AWS’s own text', () => {
    it('masks every key, unless keys are revealed', () => {
      fc.assert(
        fc.property(keys, (key) => {
          const text = places['a statement in quotes']?.(inJson(key)) ?? '';
          const request = { format: 'x-y', options: {}, text, keys: [key], described: described() };
          const masked = routerWriter.textOf({ ...request, revealed: false });
          ok(!masked.includes(key) && !masked.includes(inJson(key)));
          equal(routerWriter.textOf({ ...request, revealed: true }), text);
        }),
        { numRuns: 25 },
      );
    });
  });

  for (const format of formatIds) {
    it(`is all that a masked ${format} configuration shows of its key, whatever the key is`, () => {
      const written = (key: string, revealed: boolean) =>
        render({
          described: described({ bgpPeers: [ipv4Peer({ authKey: key })] }),
          format,
          options: { prefixes: ['10.0.0.0/16'] },
          revealed,
        });
      const masked = written(newKey(), false);
      ok(masked.includes(MASK));
      let compared = 0;
      fc.assert(
        fc.property(fc.oneof(printable, ordinary), (key) => {
          try {
            // The masked text does not depend on the key, even if that is a word of the format.
            equal(written(key, false), masked);
            notEqual(written(key, true), masked);
            compared += 1;
          } catch (error) {
            if (!isRouterProblem(error)) throw error;
            ok(error.advice);
          }
        }),
        { numRuns: 100 },
      );
      ok(compared > 0, 'every key was refused');
    });
  }
});
