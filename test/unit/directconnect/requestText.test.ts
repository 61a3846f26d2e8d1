import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { withoutSecretInputs } from '../../../src/aws/writes/secrets';
import { requestText, toCli } from '../../../src/directconnect/requestText';
import type { ShownRequest } from '../../../src/directconnect/requestText';

const shown = (input: object, more: Partial<ShownRequest> = {}): ShownRequest => ({
  ...{
    title: 'Delete dxvif-1',
    operation: 'UpdateVirtualInterfaceAttributes',
    profile: 'net',
    region: 'us-east-1',
  },
  ...{ input, secrets: [] },
  ...more,
});

/** Runs a command in a shell in which `aws` prints its arguments. */
function words(script: string): string[] {
  const aws = `aws() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n`;
  const { status, stdout, stderr } = spawnSync('sh', ['-eu', '-c', aws + script], { encoding: 'utf8' });
  deepEqual([status, stderr], [0, '']);
  return stdout.split('\0').slice(0, -1);
}

const START = [
  'directconnect',
  'update-virtual-interface-attributes',
  '--profile',
  'net',
  '--region',
  'us-east-1',
];

describe('a request as it is shown', () => {
  it('is a command of the AWS CLI, with names and values in its syntax', () => {
    const input = {
      ...{ virtualInterfaceId: 'dxvif-1', mtu: 8500, enableSiteLink: true },
      ...{ secretARN: 'arn:aws:x', requestMACSec: false, nothing: undefined },
      newBGPPeer: { asn: 65010, addressFamily: 'ipv4' },
      tags: [{ key: 'a b' }],
    };
    deepEqual(words(toCli(shown(input))), [
      ...START,
      ...['--virtual-interface-id', 'dxvif-1', '--mtu', '8500', '--enable-site-link'],
      ...['--secret-arn', 'arn:aws:x', '--no-request-mac-sec'],
      ...['--new-bgp-peer', '{"asn":65010,"addressFamily":"ipv4"}'],
      ...['--tags', '[{"key":"a b"}]'],
    ]);
  });

  it('names no profile that the AWS CLI does not know, and says so', () => {
    const text = toCli(shown({ vlan: 7 }, { profile: 'net ops', isUnknownToCli: true }));
    match(text, /^# The AWS CLI does not know the profile net ops, /);
    deepEqual(words(text), [...START.slice(0, 2), ...START.slice(4), '--vlan', '7']);
  });

  const hostile = [
    ...[
      "it's",
      '$(rm -rf ~)',
      '`id`',
      '"; id #',
      '\\',
      '\\n',
      'a\nb',
      '\t',
      '',
      '!!',
      '*',
      '~',
      '-v',
      '--no-sign-request',
    ],
    ...['file:///etc/passwd', 'fileb://x', 'http://127.0.0.1/', 'a\u202eb', '\u200b', '😀', '```', '{"a":1}'],
  ];
  const any = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }), fc.string());
  /** Text that a shell can pass on. */
  const text = any.filter((value) => !value.includes('\0'));

  /** The input that the AWS CLI reads from its arguments. */
  function inputOf(command: string): unknown {
    const [name, value, ...rest] = words(command).slice(START.length);
    equal(rest.length, 0);
    ok(value !== undefined);
    if (name === '--cli-input-json') return JSON.parse(value);
    equal(name, '--virtual-interface-name');
    // A value with a hyphen first would be an option, and one that begins with a URL scheme would be read from there.
    doesNotMatch(value, /^(-|fileb?:\/\/|https?:\/\/)/);
    return { virtualInterfaceName: value };
  }

  it('says which AWS CLI knows its newer members', () => {
    match(
      toCli(shown({ virtualInterfaceId: 'dxvif-1', rateLimit: '1Gbps' })),
      /^# Needs .* for rateLimit\.$/m,
    );
    doesNotMatch(toCli(shown({ virtualInterfaceId: 'dxvif-1', mtu: 8500 })), /#/);
  });

  it('passes any text unchanged, as one value that is neither an option nor a file to read', () => {
    for (const name of hostile) {
      const input = { virtualInterfaceName: name };
      deepEqual(inputOf(toCli(shown(input))), input);
    }
    fc.assert(
      fc.property(text, (virtualInterfaceName) => {
        const input = { virtualInterfaceName };
        deepEqual(inputOf(toCli(shown(input))), input);
      }),
      { numRuns: 10 },
    );
    fc.assert(
      fc.property(text, text, (key, value) => {
        const input = { tags: [{ key, value }] };
        deepEqual(JSON.parse(words(toCli(shown(input))).at(-1) ?? ''), input.tags);
      }),
      { numRuns: 10 },
    );
  });

  it('stays within its code fences, and contains no invisible characters', () => {
    fc.assert(
      fc.property(text, text, (title, virtualInterfaceName) => {
        const document = requestText([shown({ virtualInterfaceName, tags: [{ key: title }] }, { title })]);
        equal(document.split('\n').filter((line) => line.startsWith('```')).length, 4);
        doesNotMatch(document.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('leaves its secrets out, and says so', () => {
    const key = 'made-for-this-test';
    const sent = { connectionId: 'dxcon-1', newPrivateVirtualInterface: { vlan: 7, authKey: key } };
    const document = requestText([
      shown({}, withoutSecretInputs(sent, ['newPrivateVirtualInterface.authKey'])),
    ]);
    ok(!document.includes(key));
    match(document, /Omitted because it is secret: newPrivateVirtualInterface\.authKey/);
    doesNotMatch(requestText([shown({ vlan: 7 })]), /Omitted/);
  });

  it('has a section for each of several, which says where it would be sent and that nothing was sent', () => {
    const document = requestText([
      shown({ a: 1 }),
      shown({ a: 2 }, { title: 'Delete dxvif-2', region: 'eu-west-1' }),
    ]);
    deepEqual(document.match(/^# .*$/gm), ['# Delete dxvif-1', '# Delete dxvif-2']);
    match(document, /UpdateVirtualInterfaceAttributes with profile net in eu-west-1\. Nothing was sent\./);
    match(document, /```json\n\{\n {2}"a": 2\n\}\n```/);
  });
});
