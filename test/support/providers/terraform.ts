/**
 * `npm run provider-schema`: writes the arguments that Terraform's AWS provider accepts for virtual interfaces to
 * terraform.json, from the package that Pulumi generates from the provider's own schemas. The package and its
 * dependencies have 175 MB, so only what is needed is kept: names, types, which arguments are required, and the limits
 * in the comments.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

const PACKAGE = '@pulumi/aws@7.48.0';
const RESOURCES = {
  aws_dx_private_virtual_interface: 'privateVirtualInterface',
  aws_dx_hosted_private_virtual_interface: 'hostedPrivateVirtualInterface',
  aws_dx_hosted_private_virtual_interface_accepter: 'hostedPrivateVirtualInterfaceAccepter',
  aws_dx_public_virtual_interface: 'publicVirtualInterface',
  aws_dx_hosted_public_virtual_interface: 'hostedPublicVirtualInterface',
  aws_dx_hosted_public_virtual_interface_accepter: 'hostedPublicVirtualInterfaceAccepter',
  aws_dx_transit_virtual_interface: 'transitVirtualInterface',
  aws_dx_hosted_transit_virtual_interface: 'hostedTransitVirtualInterface',
  aws_dx_hosted_transit_virtual_interface_accepter: 'hostedTransitVirtualInterfaceAcceptor',
} as const;

/** One argument of a resource. */
export interface Argument {
  readonly type: 'string' | 'number' | 'boolean' | 'map' | 'list';
  readonly required: boolean;
  /** All values that it accepts, if the provider lists them. */
  readonly values?: readonly number[];
  /** The smallest and the largest. */
  readonly range?: readonly [number, number];
  /** The argument that can replace it: exactly one of the two is set. */
  readonly insteadOf?: string;
}

interface ProviderSchema {
  /** The package and its version. */
  readonly source: string;
  readonly resources: Readonly<Record<string, Readonly<Record<string, Argument>>>>;
}

const written = join(__dirname, 'terraform.json');

/** The schema that was written last: each resource's arguments, by its name in Terraform. */
export const provider = JSON.parse(readFileSync(written, 'utf8')) as ProviderSchema;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function typeOf(text: string): Argument['type'] {
  if (text.includes('[key: string]')) return 'map';
  if (text.includes('[]')) return 'list';
  return (['string', 'number', 'boolean'] as const).find((type) => text.includes(type)) ?? 'string';
}

/** The limits that a comment names. */
function limitsIn(words: string): Partial<Argument> {
  const either = /either `(\d+)` or `(\d+)`/.exec(words);
  const between = /between `(\d+)` and `(\d+)`/.exec(words);
  const one = /Exactly one of `(\w+)` or `(\w+)`/.exec(words);
  return {
    ...(either && { values: [Number(either[1]), Number(either[2])] }),
    ...(between && { range: [Number(between[1]), Number(between[2])] as const }),
    ...(one && { insteadOf: `${snake(one[1] ?? '')} ${snake(one[2] ?? '')}` }),
  };
}

function argumentsIn(file: string): Record<string, Argument> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Record<string, Argument> = {};
  for (const statement of source.statements) {
    if (!ts.isInterfaceDeclaration(statement) || !statement.name.text.endsWith('Args')) continue;
    for (const member of statement.members) {
      if (!ts.isPropertySignature(member) || !member.type) continue;
      const name = snake(member.name.getText());
      const { insteadOf, ...limits } = limitsIn(member.getFullText());
      const other = insteadOf?.split(' ').find((candidate) => candidate !== name);
      found[name] = {
        type: typeOf(member.type.getText()),
        required: !member.questionToken,
        ...limits,
        ...(other !== undefined && { insteadOf: other }),
      };
    }
  }
  return found;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'provider-'));
  try {
    const packed = execFileSync('npm', ['pack', '--silent', PACKAGE], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();
    execFileSync('tar', ['xzf', packed, 'package/directconnect'], { cwd: folder });
    const resources = Object.fromEntries(
      Object.entries(RESOURCES).map(([name, file]) => [
        name,
        argumentsIn(join(folder, 'package', 'directconnect', `${file}.d.ts`)),
      ]),
    );
    const schema = { source: `${PACKAGE} (Apache-2.0), generated from Terraform's AWS provider`, resources };
    writeFileSync(written, `${JSON.stringify(schema, undefined, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (require.main === module) main();
