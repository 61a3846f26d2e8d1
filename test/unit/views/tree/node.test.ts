import { deepEqual, equal } from 'node:assert/strict';
import { idBelow, nodeId } from '../../../../src/views/tree/node';

describe('the id of a row', () => {
  it('keeps its parts apart, whatever is in them', () => {
    equal(nodeId('a/b', 'us-east-1'), 'a%2Fb/us-east-1');
    equal(idBelow({ id: nodeId('a') }, 'é', '😀'), 'a/%C3%A9/%F0%9F%98%80');
  });

  it('also exists for half a surrogate pair, and differs for each', () => {
    const ids = ['\ud800', '\ud801', '\udc00', 'x\ud800', '%ud800', '\ufffd'].map((code) =>
      nodeId('a', '!location', code),
    );
    deepEqual(new Set(ids).size, ids.length);
  });
});
