import { deepEqual, equal, ok } from 'node:assert/strict';
import { operations } from '../../../../src/aws/operations';
import { withoutSecretInputs } from '../../../../src/aws/writes/secrets';
import { readModel, shapeOf } from '../../../../model/model';
import type { Model } from '../../../../model/model';
import { samples } from '../../../support/samples';

/** Members of AWS's API that contain a key in clear text: for BGP and for MACsec. */
const isSecret = (name: string) => name === 'authKey' || name === 'cak';

/** The paths of the secrets in a structure of the model, such as `newBGPPeer.authKey`. */
function secretsIn(model: Model, shape: string, above: readonly string[] = []): string[] {
  const { members = {} } = shapeOf(model, shape);
  return Object.entries(members).flatMap(([name, { shape: type }]) => {
    const path = [...above, name];
    return isSecret(name) ? [path.join('.')] : secretsIn(model, type, path);
  });
}

describe('the secrets of a write', () => {
  it('are omitted, whatever is beside them, and named if present', () => {
    const input = { connectionId: 'c', newBGPPeer: { asn: 1, authKey: 'key' }, cak: 'key' };
    deepEqual(withoutSecretInputs(input, ['newBGPPeer.authKey', 'cak', 'ckn.cak']), {
      input: { connectionId: 'c', newBGPPeer: { asn: 1 } },
      secrets: ['newBGPPeer.authKey', 'cak'],
    });
    deepEqual(input.newBGPPeer, { asn: 1, authKey: 'key' }, 'the request that is sent keeps them');
  });

  it('are not named when it has none, or an empty one', () => {
    for (const input of [
      {},
      { newBGPPeer: undefined },
      { newBGPPeer: { authKey: '' } },
      { newBGPPeer: 'text' },
    ]) {
      const { input: left, secrets } = withoutSecretInputs(input, ['newBGPPeer.authKey']);
      deepEqual(secrets, []);
      ok(!JSON.stringify(left).includes('authKey'));
    }
    const input = { virtualInterfaceId: 'dxvif-1' };
    deepEqual(withoutSecretInputs(input), { input, secrets: [] });
  });

  it('are those in AWS’s service model, for every operation', async () => {
    const model = await readModel();
    const shape = (name: string) => model.operations[name]?.input?.shape ?? '';
    const listed = [...operations.values()].map(({ name, secrets = [] }) => [name, [...secrets].sort()]);
    deepEqual(
      listed,
      [...operations.keys()].map((name) => [name, secretsIn(model, shape(name)).sort()]),
    );
    equal(secretsIn(model, shape('AssociateMacSecKey')).includes('cak'), true, 'the model is read correctly');
  });

  it('are missing from a request with all members', async () => {
    const all = await samples();
    for (const { name, secrets } of operations.values()) {
      const { most = {} } = all.get(name) ?? {};
      const left = JSON.stringify(withoutSecretInputs(most, secrets).input);
      ok(!/"(authKey|cak)"/.test(left), name);
      ok(left.length > 2, name);
    }
  });
});
