import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { codeFormats } from '../../../../src/directconnect/allocation/asCode/formats';
import type { CodePlace } from '../../../../src/directconnect/allocation/asCode/parts';
import {
  hclString,
  jsonString,
  shellWord,
  yamlString,
} from '../../../../src/directconnect/allocation/asCode/quote';
import type { AllocationDraft } from '../../../../src/directconnect/allocation/draft';
import { toRequest } from '../../../../src/directconnect/allocation/request';
import type { AllocationRequest } from '../../../../src/directconnect/allocation/request';
import { readHcl as hcl } from '../../../support/hcl';
import { known, validDraft } from './drafts';

const place: CodePlace = { region: 'us-east-1', profile: 'net' };
const KEY = 'made-for-this-test';
const full: Partial<AllocationDraft> = {
  authKey: KEY,
  asn: '64086.59904',
  mtu: '8500',
  customerAddress: '10.0.0.1/30',
  amazonAddress: '10.0.0.2/30',
  tags: [
    { key: 'team', value: 'net' },
    { key: 'cost center', value: 'a/b=c' },
  ],
};
const request = (more: Partial<AllocationDraft> = {}) => toRequest({ ...validDraft, ...more }, known);
const own = { mode: 'create', gateway: 'vgw-1a2b3c4d' } as const;
const render = (id: string, asked: AllocationRequest, where = place) =>
  codeFormats.find((format) => format.id === id)?.render(asked, where) ?? '';

type Properties = Readonly<Record<string, unknown>>;
/** The value at a path in parsed text. */
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Properties | undefined)?.[name], value);

function yaml(text: string): unknown {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  assert.deepEqual([...document.errors, ...document.warnings], []);
  return document.toJS();
}

/** Runs a command in a shell in which `aws` prints its arguments. */
function words(script: string, environment: Record<string, string> = {}): string[] {
  const aws = `aws() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n`;
  const { status, stdout, stderr } = spawnSync('sh', ['-eu', '-c', aws + script], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    encoding: 'utf8',
  });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout.split('\0').slice(0, -1);
}

describe('a request as code', () => {
  for (const { id, language } of codeFormats) {
    it(`contains no BGP key as ${id}, and says where it comes from`, () => {
      for (const mode of [{}, own]) {
        const text = render(id, request({ ...full, ...mode }));
        assert.ok(!text.includes(KEY), text);
        assert.match(text, /BGP_AUTH_KEY|bgp_auth_key|BgpAuthKey/);
        const without = render(id, request({ ...full, ...mode, authKey: '' }));
        assert.doesNotMatch(without, /auth_?key/i);
        assert.ok(text.endsWith('\n') && language.length > 0);
      }
    });
  }

  it('is the body that is sent as JSON, with a placeholder for the key', () => {
    for (const asked of [request(full), request({ ...full, ...own }), request()]) {
      const expected = JSON.parse(JSON.stringify(asked.input).replace(KEY, '$BGP_AUTH_KEY')) as unknown;
      assert.deepEqual(JSON.parse(render('json', asked)), expected);
    }
  });

  describe('for the AWS CLI', () => {
    it('is the same request once a shell has read it', () => {
      const asked = request(full);
      const said = words(render('awsCli', asked), { BGP_AUTH_KEY: KEY });
      assert.deepEqual(said.slice(0, -1), [
        'directconnect',
        'allocate-private-virtual-interface',
        '--profile',
        'net',
        '--region',
        'us-east-1',
        '--connection-id',
        'dxcon-fg5678gh',
        '--owner-account',
        '111122223333',
        '--new-private-virtual-interface-allocation',
      ]);
      assert.deepEqual(
        JSON.parse(said.at(-1) ?? ''),
        at(asked.input, 'newPrivateVirtualInterfaceAllocation'),
      );
    });

    it('creates with a gateway, without a profile where there is none', () => {
      const asked = request({ ...full, ...own });
      const said = words(render('awsCli', asked, { region: 'eu-central-1' }), { BGP_AUTH_KEY: KEY });
      assert.deepEqual(said.slice(1, 6), [
        'create-private-virtual-interface',
        '--region',
        'eu-central-1',
        '--connection-id',
        'dxcon-fg5678gh',
      ]);
      assert.equal(said.at(-2), '--new-private-virtual-interface');
      assert.deepEqual(JSON.parse(said.at(-1) ?? ''), at(asked.input, 'newPrivateVirtualInterface'));
    });

    it('names no profile that the AWS CLI does not know, and says so', () => {
      const place = { region: 'eu-central-1', profile: 'net ops', isUnknownToCli: true };
      const text = render('awsCli', request(), place);
      assert.ok(!text.includes('--profile '.concat("'net ops'")), text);
      assert.match(text, /^# The AWS CLI does not know the profile net ops, /);
      assert.deepEqual(words(text, {}).slice(2, 4), ['--region', 'eu-central-1']);
    });

    it('says which AWS CLI knows its newer members, and nothing without them', () => {
      const note = (more: Partial<AllocationDraft>) =>
        /^# Needs .*$/m.exec(render('awsCli', request(more)))?.[0];
      assert.equal(note({}), undefined);
      assert.equal(
        note({ rateLimit: '500Mbps' }),
        '# Needs a version of the AWS CLI that is newer than 2026-07-30, for rateLimit.',
      );
      assert.equal(
        note({ ...own, rateLimit: '500Mbps', prefixCountIpv6: '10' }),
        '# Needs a version of the AWS CLI that is newer than 2026-08-20, for rateLimit, prefixPoolAllocatedCountIpv6.',
      );
      words(render('awsCli', request({ rateLimit: '500Mbps' })));
    });

    it('passes any key from the variable unchanged', () => {
      const authKey = `a"b\\c'd$(id)\`id\` *`;
      const said = words(render('awsCli', request({ authKey })), { BGP_AUTH_KEY: authKey });
      assert.equal(at(JSON.parse(said.at(-1) ?? ''), 'authKey'), authKey);
    });

    it('stops if the key is not set', () => {
      const script = render('awsCli', request({ authKey: KEY }));
      assert.notEqual(spawnSync('sh', ['-eu', '-c', script], { env: {} }).status, 0);
    });
  });

  describe('for Terraform', () => {
    it('is a hosted virtual interface and its accepter', () => {
      const parsed = hcl(render('terraform', request(full)));
      assert.deepEqual(at(parsed, 'resource', 'aws_dx_hosted_private_virtual_interface', 'this', 0), {
        connection_id: 'dxcon-fg5678gh',
        name: 'ams1-core-prod',
        vlan: 101,
        mtu: 9001,
        address_family: 'ipv4',
        customer_address: '10.0.0.1/30',
        amazon_address: '10.0.0.2/30',
        bgp_asn_long: '4200000000',
        bgp_auth_key: '${var.bgp_auth_key}',
        owner_account_id: '111122223333',
      });
      assert.deepEqual(
        at(parsed, 'resource', 'aws_dx_hosted_private_virtual_interface_accepter', 'this', 0),
        {
          provider: '${aws.owner}',
          virtual_interface_id: '${aws_dx_hosted_private_virtual_interface.this.id}',
          dx_gateway_id: '${var.dx_gateway_id}',
          tags: { 'team': 'net', 'cost center': 'a/b=c' },
        },
      );
      assert.deepEqual(Object.keys(at(parsed, 'variable') as object), ['bgp_auth_key', 'dx_gateway_id']);
      assert.equal(at(parsed, 'variable', 'bgp_auth_key', 0, 'sensitive'), true);
      assert.deepEqual(at(parsed, 'variable', 'dx_gateway_id'), [{ type: '${string}' }]);
      assert.deepEqual(at(parsed, 'provider', 'aws'), [
        { region: 'us-east-1', profile: 'net' },
        { alias: 'owner', region: 'us-east-1', allowed_account_ids: ['111122223333'] },
      ]);
    });

    it('is the account’s own virtual interface when it is created', () => {
      const parsed = hcl(render('terraform', request({ ...full, ...own })));
      const resource = at(parsed, 'resource', 'aws_dx_private_virtual_interface', 'this', 0);
      assert.equal(at(resource, 'vpn_gateway_id'), 'vgw-1a2b3c4d');
      assert.equal(at(resource, 'dx_gateway_id'), undefined);
      assert.deepEqual(at(resource, 'tags'), { 'team': 'net', 'cost center': 'a/b=c' });
      assert.deepEqual(Object.keys(at(parsed, 'resource') as object), ['aws_dx_private_virtual_interface']);
    });

    it('says that the provider refuses an MTU of 8500, and only for that', () => {
      assert.match(render('terraform', request({ mtu: '8500' })), /# .*1500 or 9001.*refuses 8500/);
      for (const mtu of ['1500', '9001']) {
        assert.doesNotMatch(render('terraform', request({ mtu, asn: '4200000000' })), /8500|4-byte/);
      }
    });

    for (const [asn, expected] of [
      ['1', { bgp_asn: 1 }],
      ['65536', { bgp_asn: 65_536 }],
      ['2147483646', { bgp_asn: 2_147_483_646 }],
      ['2147483647', { bgp_asn_long: '2147483647' }],
      ['4294967294', { bgp_asn_long: '4294967294' }],
    ] as const) {
      it(`has ASN ${asn} in the one argument that takes it`, () => {
        for (const mode of [{}, own]) {
          const resources = at(hcl(render('terraform', request({ asn, ...mode }))), 'resource');
          const resource = Object.values(resources as Record<string, unknown>)[0];
          const { bgp_asn, bgp_asn_long } = at(resource, 'this', 0) as Properties;
          assert.deepEqual(JSON.parse(JSON.stringify({ bgp_asn, bgp_asn_long })), expected);
        }
      });
    }
  });

  describe('for CloudFormation', () => {
    const TYPE = 'AWS::DirectConnect::PrivateVirtualInterface';
    const properties = (parsed: unknown) =>
      at(parsed, 'Resources', 'PrivateVirtualInterface', 'Properties') as Properties;

    it('is a stack of the owner’s account, with a role in the connection’s and a gateway', () => {
      const text = render('cloudFormation', request(full), { region: 'cn-north-1' });
      const parsed = yaml(text);
      assert.equal(at(parsed, 'Resources', 'PrivateVirtualInterface', 'Type'), TYPE);
      assert.deepEqual(properties(parsed), {
        ConnectionId: 'dxcon-fg5678gh',
        AllocatePrivateVirtualInterfaceRoleArn: { Ref: 'AllocateRoleArn' },
        DirectConnectGatewayId: { Ref: 'DirectConnectGatewayId' },
        VirtualInterfaceName: 'ams1-core-prod',
        Vlan: 101,
        Mtu: 8500,
        BgpPeers: [
          {
            AddressFamily: 'ipv4',
            Asn: '4200000000',
            CustomerAddress: '10.0.0.1/30',
            AmazonAddress: '10.0.0.2/30',
            AuthKey: { Ref: 'BgpAuthKey' },
          },
        ],
        Tags: [
          { Key: 'team', Value: 'net' },
          { Key: 'cost center', Value: 'a/b=c' },
        ],
      });
      assert.equal(at(parsed, 'Parameters', 'BgpAuthKey', 'NoEcho'), true);
      assert.match(text, /in account 111122223333/);
      assert.match(text, /arn:aws-cn:iam/);
    });

    it('refers to each of its parameters, which have no deciding defaults', () => {
      for (const asked of [request(), request(full), request({ ...full, ...own }), request(own)]) {
        const parsed = yaml(render('cloudFormation', asked));
        const declared = Object.keys(at(parsed, 'Parameters') ?? {});
        const text = JSON.stringify(parsed);
        const references = [...text.matchAll(/"Ref":"(\w+)"/g)].map(([, name]) => name);
        assert.deepEqual(new Set(references), new Set(declared));
        assert.doesNotMatch(text, /"Fn::|Conditions|"Default"/);
      }
    });

    it('is a stack of the connection’s own account when it is created', () => {
      const parsed = yaml(render('cloudFormation', request(own)));
      assert.deepEqual(properties(parsed), {
        ConnectionId: 'dxcon-fg5678gh',
        VirtualGatewayId: 'vgw-1a2b3c4d',
        VirtualInterfaceName: 'ams1-core-prod',
        Vlan: 101,
        Mtu: 1500,
        BgpPeers: [{ AddressFamily: 'ipv4', Asn: '65010' }],
      });
      assert.equal(at(parsed, 'Parameters'), undefined);
    });
  });

  describe('keeps a hostile text as one value', () => {
    const hostile = [
      `"; rm -rf ~; "`,
      `' ; touch /tmp/x ; '`,
      '$(id) `id` ${HOME} $HOME',
      '${file("/etc/passwd")}',
      '$${a} $$${b} %{ if true }x%{ endif } %%{',
      'a\nb: c\n- d',
      '\\" \\ \\\\ \\u0041',
      '!Ref x # y',
      '\u2028\u2029\u0085\u202e\u200b\u{e0001}',
      '- a: &x *x',
      '東京 🚀',
      '',
      '--profile',
      'EOF\nEOF',
      '~',
      'true',
      '0x1F',
    ];
    const any = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme' }), fc.string());
    const everyFormat = (asked: AllocationRequest, profile: string) =>
      Object.fromEntries(
        codeFormats.map(({ id }) => [id, render(id, asked, { region: 'us-east-1', profile })]),
      );
    /** A request that no rule has checked. */
    const withTexts = (name: string, value: string): AllocationRequest => ({
      operation: 'CreatePrivateVirtualInterface',
      input: {
        connectionId: 'dxcon-fg5678gh',
        newPrivateVirtualInterface: {
          virtualInterfaceName: name,
          vlan: 101,
          asn: 65_010,
          virtualGatewayId: 'vgw-1a2b3c4d',
          tags: [{ key: `k${name}`, value }],
        },
      },
    });

    it('in JSON, HCL and YAML', () => {
      fc.assert(
        fc.property(any, any, (start, value) => {
          const name = `${start}\${( %{(`;
          const texts = everyFormat(withTexts(name, value), 'p');
          const tags = [{ key: `k${name}`, value }];
          const json = at(JSON.parse(texts['json'] ?? ''), 'newPrivateVirtualInterface');
          assert.deepEqual([at(json, 'virtualInterfaceName'), at(json, 'tags')], [name, tags]);
          const terraform = at(
            hcl(texts['terraform'] ?? ''),
            'resource',
            'aws_dx_private_virtual_interface',
            'this',
            0,
          );
          // HCL normalizes text. If the end of the name were read as a template, the text would not parse.
          assert.equal(at(terraform, 'name'), name.normalize('NFC'));
          const stack = at(yaml(texts['cloudFormation'] ?? ''), 'Resources', 'PrivateVirtualInterface');
          assert.equal(at(stack, 'Properties', 'VirtualInterfaceName'), name);
          assert.deepEqual(at(stack, 'Properties', 'Tags'), [{ Key: `k${name}`, Value: value }]);
        }),
        { numRuns: 40 },
      );
    });

    it('in a shell, a profile’s name too', () => {
      for (const text of hostile) {
        const said = words(everyFormat(withTexts(text, text), text)['awsCli'] ?? '');
        // The AWS CLI treats a word that begins with a hyphen as an option.
        const profile = text.startsWith('-') ? [`--profile=${text}`] : ['--profile', text];
        assert.deepEqual(said.slice(said.indexOf(profile[0] ?? ''), -6), profile);
        assert.deepEqual(at(JSON.parse(said.at(-1) ?? ''), 'tags', 0), { key: `k${text}`, value: text });
        assert.equal(said.length, 8 + profile.length);
      }
    });

    it('on one line, without invisible characters', () => {
      for (const quote of [yamlString, hclString, jsonString]) {
        for (const text of hostile) assert.doesNotMatch(quote(text), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }
    });

    it('and does not quote a plain shell word', () => {
      assert.deepEqual(['dxcon-1', 'a b', "it's", ''].map(shellWord), [
        'dxcon-1',
        `'a b'`,
        `'it'\\''s'`,
        `''`,
      ]);
    });
  });
});
