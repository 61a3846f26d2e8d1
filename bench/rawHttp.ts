import { createHash, createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { SourceData } from '@smithy/types';
import { SignatureV4 } from '@smithy/signature-v4';

/** The hash that the signer expects: SHA-256, or HMAC-SHA-256 with a secret. */
class Sha256 {
  private hash;

  constructor(private readonly secret?: SourceData) {
    this.hash = this.begin();
  }

  update(data: Uint8Array): void {
    this.hash.update(data);
  }

  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.hash.digest()));
  }

  reset(): void {
    this.hash = this.begin();
  }

  private begin() {
    const { secret } = this;
    if (secret === undefined) return createHash('sha256');
    return createHmac('sha256', typeof secret === 'string' ? secret : new Uint8Array(secret as ArrayBuffer));
  }
}

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

interface Page {
  readonly virtualInterfaces: readonly unknown[];
  readonly nextToken?: string;
}

/** Reads virtual interfaces with only signed HTTP over one keep-alive connection, and JSON. */
export function rawReader(url: string, region: string, credentials: Keys): () => Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port, host } = new URL(url);
  const signer = new SignatureV4({
    service: 'directconnect',
    region,
    credentials,
    sha256: Sha256,
  });
  const readPage = async (input: object): Promise<Page> => {
    const body = JSON.stringify(input);
    const { headers } = await signer.sign({
      protocol: 'http:',
      method: 'POST',
      hostname,
      path: '/',
      headers: {
        host,
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'OvertureService.DescribeVirtualInterfaces',
      },
      body,
    });
    return new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method: 'POST', path: '/', headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (answer.statusCode === 200) resolve(JSON.parse(text) as Page);
          else reject(new Error(`${answer.statusCode}: ${text}`));
        });
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
  return async () => {
    const rows: unknown[] = [];
    let nextToken: string | undefined;
    do {
      const page = await readPage({ maxResults: 100, ...(nextToken && { nextToken }) });
      rows.push(...page.virtualInterfaces);
      nextToken = page.nextToken;
    } while (nextToken);
    return rows.length;
  };
}
