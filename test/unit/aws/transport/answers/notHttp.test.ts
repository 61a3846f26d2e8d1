import { rejects } from 'node:assert/strict';
import { answering } from '../../../../support/answering';
import { sdkOf } from '../../../../support/sdk';

describe('an answer that is not HTTP', () => {
  for (const [what, text] of [
    ['another protocol', 'SSH-2.0-OpenSSH_9\r\n'],
    ['a TLS alert', '\u0015\u0003\u0001\u0000\u0002\u0002\u0046'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}'],
    ['a broken chunk', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n'],
    ['an endless header', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n{}`],
  ] as const) {
    it(`did not come from AWS: ${what}`, async () => {
      const server = await answering(() => (response) => response.socket?.end(text, 'latin1'));
      try {
        await rejects(sdkOf().connect(server.profile, 'us-east-1').locations(), { kind: 'unreadable' });
      } finally {
        server.stop();
      }
    });
  }
});
