import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { DirectConnectClient } from '@aws-sdk/client-direct-connect';
import { identities, isOperation, guarantees } from '../../../../src/aws/transport/answers/guarantees';
import { shapes } from '../../../../src/aws/transport/answers/shapes';
import { clientsFor } from '../../../../src/aws/transport/clients';
import type { Clients } from '../../../../src/aws/transport/clients';
import { ask, invoke } from '../../../../src/aws/transport/invoke';
import { leftOutOf } from '../../../../src/aws/transport/leftOut';
import { Limits } from '../../../../src/aws/transport/limits';
import type { OperationName, Operations } from '../../../../src/directconnect/api';
import { answering } from '../../../support/answering';
import type { AnsweringServer, Given, Received } from '../../../support/answering';
import { samples } from '../../../support/samples';
import type { Sample } from '../../../support/samples';
import { sign } from '../../emulator/endpointUnderTest';

const REGION = 'eu-central-1';

type Fields = Record<string, unknown>;

const json = (body: unknown): Given => ({ body: JSON.stringify(body) });

/** The signature that a request should have. */
function signatureOf({ method, path, headers, body }: Received, keys: Parameters<typeof sign>[1]): string {
  const given = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const { authorization, ...rest } = given;
  const [, signedHeaders = ''] = /SignedHeaders=([^,]+)/.exec(authorization ?? '') ?? [];
  const time = Date.parse(
    (given['x-amz-date'] ?? '').replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'),
  );
  const signing = { time, region: REGION, signedHeaders: signedHeaders.split(';') };
  return sign({ method, path, headers: rest, body }, keys, signing).headers.Authorization ?? '';
}

/** An answer without the field at a path. */
function without(path: string, answer: Fields): Fields {
  const [field = '', ...rest] = path.split('.');
  const copy = structuredClone(answer);
  if (rest.length === 0) Reflect.deleteProperty(copy, field);
  else copy[field] = without(rest.join('.'), copy[field] as Fields);
  return copy;
}

describe('an operation', () => {
  let server: AnsweringServer;
  let give: (operation: string) => Given;
  let keys: { accessKeyId: string; secretAccessKey: string };
  let clients: Clients;
  let all: ReadonlyMap<OperationName, Sample>;

  before(async () => {
    all = await samples();
    server = await answering((operation) => give(operation));
    const { origin } = server.profile;
    if (origin.kind !== 'memory') throw new Error('not in memory');
    keys = { accessKeyId: origin.accessKeyId, secretAccessKey: origin.secretAccessKey };
    clients = clientsFor(server.profile, REGION, new Limits(), () => Promise.resolve(keys));
  });
  after(() => server.stop());

  /** Sends a request made from a sample, and removes the SDK's metadata from the answer. */
  const send = async (client: DirectConnectClient, operation: OperationName, input: Fields) => {
    const answer = await ask(client, operation, input as Operations[OperationName]['input']);
    const { $metadata, ...fields } = answer;
    equal($metadata.httpStatusCode, 200);
    equal(leftOutOf(answer), 0);
    return Object.fromEntries(Object.entries(fields));
  };

  const each = async (test: (operation: OperationName, sample: Sample) => Promise<void>) => {
    for (const [operation, sample] of all) {
      await test(operation, sample).catch((error: unknown) => {
        throw new Error(operation, { cause: error });
      });
    }
  };

  it('is one of the 73 of the newest model, each with a promised answer or a check', () => {
    equal(all.size, 73);
    deepEqual(
      [...all.keys()].filter((name) => !isOperation(name)),
      [],
    );
    const silent = Object.entries(guarantees).flatMap(([name, paths]) => (paths.length === 0 ? [name] : []));
    deepEqual(silent, ['TagResource', 'UntagResource']);
  });

  it('names resources by fields that they have', () => {
    for (const [name, { field }] of Object.entries(identities)) equal(shapes[name]?.[field], 'string', name);
  });

  it('is sent unchanged to its own target, and signed', async () => {
    await each(async (operation, { least, most, answer }) => {
      give = () => json(answer);
      for (const [client, input] of [
        [clients.reader, least],
        [clients.writer().client, most],
      ] as const) {
        await send(client, operation, input);
        const request = server.received.at(-1);
        if (!request) throw new Error('nothing came');
        equal(request.method, 'POST');
        equal(request.path, '/');
        equal(request.headers['x-amz-target'], `OvertureService.${operation}`);
        equal(request.headers['content-type'], 'application/x-amz-json-1.1');
        deepEqual(JSON.parse(request.body), input);
        equal(request.headers.authorization, signatureOf(request, keys));
      }
    });
  });

  it('returns the whole answer: times as dates, a letter of authorization as base64, and newer fields', async () => {
    await each(async (operation, { least, answer, read }) => {
      const newer = { newerField: { count: 1, when: ['x'] }, newerTime: 1_700_000_000 };
      give = () => json({ ...answer, ...newer });
      for (const client of [clients.reader, clients.writer().client]) {
        const newerRead = { ...newer, newerTime: new Date(1_700_000_000_000) };
        deepEqual(await send(client, operation, least), { ...read, ...newerRead });
      }
    });
  });

  it('leaves out what is undefined', async () => {
    give = () => json({ lags: [] });
    await ask(clients.reader, 'DescribeLags', { lagId: undefined, maxResults: 100 });
    equal(server.received.at(-1)?.body, '{"maxResults":100}');
  });

  it('does not count as answered without what it promises', async () => {
    await each(async (operation, { least, answer }) => {
      for (const path of guarantees[operation]) {
        give = () => json(without(path, answer));
        await rejects(send(clients.reader, operation, least), { kind: 'unreadable' }, path);
      }
      if (guarantees[operation].length === 0) return;
      give = () => json({});
      await rejects(send(clients.writer().client, operation, least), { kind: 'unreadable' });
    });
  });

  it('is refused in AWS’s words, even by an error that is newer than the SDK', async () => {
    await each(async (operation, { least }) => {
      for (const code of ['DirectConnectClientException', 'LimitExceededException']) {
        give = () => ({ status: 400, body: JSON.stringify({ __type: code, message: `No ${operation}.` }) });
        const refusal = { kind: 'refused', code, words: `No ${operation}.` };
        await rejects(send(clients.writer().client, operation, least), refusal);
      }
    });
  });

  it('is tried again when it reads, and sent once when it writes', async () => {
    const answers = [{ status: 500, body: '{"__type":"DirectConnectServerException"}' }, json({ lags: [] })];
    const before = server.asked.length;
    give = () => answers.shift() ?? json({});
    await ask(clients.reader, 'DescribeLags', {});
    deepEqual(server.asked.slice(before), ['DescribeLags', 'DescribeLags']);
    give = () => ({ status: 500, body: '{"__type":"DirectConnectServerException"}' });
    await rejects(
      ask(clients.writer().client, 'CreateResiliencyGroup', {
        resiliencyGroupName: 'pair',
        intendedResiliencyModel: 'high-resiliency',
      }),
    );
    deepEqual(server.asked.slice(before + 2), ['CreateResiliencyGroup']);
  });

  it('ends with the signal that it is sent with', async () => {
    const ended = new AbortController();
    give = () => () => ended.abort();
    await rejects(invoke(clients.reader, 'DescribeLags', {}, { abortSignal: ended.signal }));
  });
});
