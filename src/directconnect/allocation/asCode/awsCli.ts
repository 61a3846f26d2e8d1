import * as l10n from '@vscode/l10n';
import type { AllocationRequest } from '../request';
import { visible } from '../../text';
import { cliName, cliOption, jsonString, shellWord } from './quote';
import { KEY_VARIABLE, partsOf, tagsOf } from './parts';
import type { CodePlace } from './parts';

/** Placeholder for the key in the JSON until the text is quoted for the shell; the JSON of a value can't contain it. */
const KEY_MARK = '\u0000';

/** The JSON of a structure with each value on a line of its own. */
function fieldsJson(request: AllocationRequest): string {
  const { fields } = partsOf(request);
  const { tags, authKey, routeFilterPrefixes, ...rest } = fields;
  const lines = Object.entries(rest).map(([name, value]) => `"${name}": ${literal(value)}`);
  if (authKey) lines.push(`"authKey": "${KEY_MARK}"`);
  if (routeFilterPrefixes) {
    const entries = routeFilterPrefixes.map(({ cidr = '' }) => `{"cidr": ${jsonString(cidr)}}`);
    lines.push(`"routeFilterPrefixes": [${entries.join(', ')}]`);
  }
  if (tags) {
    const entries = tagsOf(fields).map(
      ({ key, value }) => `{"key": ${jsonString(key)}, "value": ${jsonString(value)}}`,
    );
    lines.push(`"tags": [${entries.join(', ')}]`);
  }
  return `{\n    ${lines.join(',\n    ')}\n  }`;
}

function literal(value: string | number | boolean | undefined): string {
  return typeof value === 'string' ? jsonString(value) : String(value);
}

/**
 * The request as an AWS CLI command for a POSIX shell. The key comes from a variable, escaped for JSON; nothing else in
 * the text is expanded.
 */
export function toAwsCli(request: AllocationRequest, place: CodePlace): string {
  const { region } = place;
  const { operation, structure, connectionId, ownerAccount, fields } = partsOf(request);
  const json = shellWord(fieldsJson(request)).replace(KEY_MARK, `'"$bgp_auth_key_in_json"'`);
  const options: readonly (readonly [string, string])[] = [
    ...profileOptions(place),
    ['region', shellWord(region)],
    ['connection-id', shellWord(connectionId)],
    ...(ownerAccount === undefined ? [] : [['owner-account', shellWord(ownerAccount)] as const]),
    [cliName(structure), json],
  ];
  const lines = [
    `aws directconnect ${cliName(operation)}`,
    ...options.map(([name, word]) => `  ${cliOption(name, word)}`),
  ];
  const notes = [...profileNotes(place), ...newerNotes(fields)];
  return `${[...notes, ...keyLines(fields.authKey !== undefined), lines.join(' \\\n')].join('\n')}\n`;
}

/** The option that names the profile, if the AWS CLI knows it. */
export function profileOptions({ profile, isUnknownToCli }: CodePlace): (readonly [string, string])[] {
  return profile === undefined || isUnknownToCli ? [] : [['profile', shellWord(profile)]];
}

/** A comment about a profile that the AWS CLI does not know. */
export function profileNotes({ profile, isUnknownToCli }: CodePlace): string[] {
  if (profile === undefined || !isUnknownToCli) return [];
  const words = l10n.t(
    'The AWS CLI does not know the profile {0}, so none is named here. Add --profile with one that it knows.',
    visible(profile),
  );
  return [`# ${words.replace(/\s+/g, ' ')}`];
}

/**
 * When AWS added members that older versions of the AWS CLI refuse. Source: the service models in botocore's releases.
 */
const ADDED: Readonly<Record<string, string>> = {
  rateLimit: '2026-07-30',
  prefixPoolAllocatedCountIpv4: '2026-08-20',
  prefixPoolAllocatedCountIpv6: '2026-08-20',
};

/** A comment about the members of an input, or of a structure in it, that an older AWS CLI does not know. */
export function newerNotes(input: object): string[] {
  const structures = Object.values(input).filter((value) => typeof value === 'object' && value !== null);
  const used = [input, ...(structures as object[])].flatMap((one) => Object.keys(one));
  const newer = used.filter((name) => Object.hasOwn(ADDED, name));
  if (newer.length === 0) return [];
  const [latest = ''] = newer.map((name) => ADDED[name] ?? '').sort((one, other) => (one < other ? 1 : -1));
  return [
    `# ${l10n.t('Needs a version of the AWS CLI that is newer than {0}, for {1}.', latest, newer.join(', '))}`,
  ];
}

function keyLines(hasKey: boolean): string[] {
  if (!hasKey) return [];
  return [
    `# ${l10n.t('First put the BGP key into {0}, without leaving it in the shell history: {1}', KEY_VARIABLE, `read -rs ${KEY_VARIABLE}`)}`,
    `bgp_auth_key_in_json=$(printf '%s' "$${KEY_VARIABLE}" | sed 's/[\\\\"]/\\\\&/g')`,
  ];
}
