import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { arnOf } from '../../../../src/directconnect/kinds/arn';
import { consolePage } from '../../../../src/directconnect/kinds/consolePage';
import { linkTo, readLink } from '../../../../src/directconnect/kinds/link';

describe('names of a resource', () => {
  it('are ARNs of the right type and partition', () => {
    const account = '123456789012';
    equal(
      arnOf('virtualInterface', 'eu-central-1', account, 'dxvif-abc12345'),
      'arn:aws:directconnect:eu-central-1:123456789012:dxvif/dxvif-abc12345',
    );
    equal(
      arnOf('lag', 'cn-north-1', account, 'dxlag-abc12345'),
      'arn:aws-cn:directconnect:cn-north-1:123456789012:dxlag/dxlag-abc12345',
    );
    for (const kind of ['connection', 'interconnect'] as const) {
      equal(
        arnOf(kind, 'us-gov-west-1', account, 'dxcon-abc12345'),
        'arn:aws-us-gov:directconnect:us-gov-west-1:123456789012:dxcon/dxcon-abc12345',
      );
    }
  });

  it('are pages of the console of the right partition', () => {
    equal(
      consolePage('virtualInterface', 'eu-west-1', 'dxvif-abc12345'),
      'https://eu-west-1.console.aws.amazon.com/directconnect/v2/home?region=eu-west-1#/virtual-interfaces/dxvif-abc12345',
    );
    equal(new URL(consolePage('lag', 'eu-west-1', 'dxlag-a') ?? '').hash, '#/lags/dxlag-a');
    for (const kind of ['connection', 'interconnect'] as const) {
      equal(new URL(consolePage(kind, 'eu-west-1', 'dxcon-a') ?? '').hash, '#/connections/dxcon-a');
    }
    equal(new URL(consolePage('lag', 'cn-north-1', 'a') ?? '').host, 'cn-north-1.console.amazonaws.cn');
    equal(
      new URL(consolePage('lag', 'us-gov-east-1', 'a') ?? '').host,
      'us-gov-east-1.console.amazonaws-us-gov.com',
    );
    equal(consolePage('lag', 'us-iso-east-1', 'a'), undefined);
  });
});

describe('a deep link', () => {
  const region = 'us-east-1';

  it('is read as it was made, whatever the profile is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (profile) => {
        const target = { profile, region, id: 'dxvif-abc12345' };
        const { path, query } = linkTo('virtualInterface', target);
        deepEqual(readLink(path, query), target);
      }),
    );
  });

  it('may have parameters that this version does not know', () => {
    deepEqual(readLink('/lag', 'id=dxlag-abc12345&profile=a&region=us-east-1&more=1'), {
      profile: 'a',
      region,
      id: 'dxlag-abc12345',
    });
  });

  for (const [what, path, query] of [
    ['another path', '/run', 'profile=a&region=us-east-1&id=dxvif-abc12345'],
    [
      'a path named like a property of every object',
      '/constructor',
      'profile=a&region=us-east-1&id=dxvif-abc12345',
    ],
    ['an empty profile', '/vif', 'region=us-east-1&id=dxvif-abc12345'],
    ['an empty region', '/vif', 'profile=a&id=dxvif-abc12345'],
    ['a host instead of a region', '/vif', 'profile=a&region=evil.example%2F&id=dxvif-abc12345'],
    ['an ID of another kind', '/vif', 'profile=a&region=us-east-1&id=dxcon-abc12345'],
    ['a path instead of an ID', '/vif', 'profile=a&region=us-east-1&id=dxvif-..%2F..%2Fx'],
    ['two IDs', '/vif', 'profile=a&region=us-east-1&id=dxvif-abc12345&id=dxvif-abc12346'],
    ['a very long profile', '/vif', `profile=${'a'.repeat(300)}&region=us-east-1&id=dxvif-abc12345`],
  ] as const) {
    it(`is invalid with ${what}`, () => equal(readLink(path, query), undefined));
  }
});
