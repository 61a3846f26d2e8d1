import * as l10n from '@vscode/l10n';
import { newerNotes, profileNotes, profileOptions } from './allocation/asCode/awsCli';
import { cliName, cliOption, jsonString, shellWord } from './allocation/asCode/quote';
import { visible } from './text';

/** A request as shown: without its secrets. */
export interface ShownRequest {
  /** What it does, in words. */
  readonly title: string;
  /** The API operation, as AWS names it. */
  readonly operation: string;
  readonly profile: string;
  /** True when the AWS CLI does not know that profile. */
  readonly isUnknownToCli?: boolean;
  readonly region: string;
  readonly input: object;
  /** The paths of the omitted secrets. */
  readonly secrets: readonly string[];
  /** When it was sent and its outcome; omitted for a request that was not sent. */
  readonly sent?: string;
}

/** JSON with invisible characters escaped. @param indent in spaces; everything on one line if omitted. */
const json = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    jsonString(JSON.parse(text) as string),
  );

/**
 * Texts that the AWS CLI would take for an option or for the address of a file, or that contain invisible characters.
 */
const UNFIT = /^(?:-|fileb?:\/\/|https?:\/\/)|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

function option(name: string, value: unknown): string {
  if (value === true) return `--${cliName(name)}`;
  if (value === false) return `--no-${cliName(name)}`;
  return `--${cliName(name)} ${shellWord(typeof value === 'string' ? value : json(value))}`;
}

/** The options for an input; a single one for all of it if a value can't be written as an option. */
function optionsOf(input: object): string[] {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return given.some(([, value]) => typeof value === 'string' && UNFIT.test(value))
    ? [option('cliInputJson', input)]
    : given.map(([name, value]) => option(name, value));
}

/** A request as an AWS CLI command, for a POSIX shell. */
export function toCli(request: ShownRequest): string {
  const { operation, region, input } = request;
  const options = [
    ...profileOptions(request).map(([name, word]) => cliOption(name, word)),
    `--region ${shellWord(region)}`,
    ...optionsOf(input),
  ];
  const command = [`aws directconnect ${cliName(operation)}`, ...options.map((one) => `  ${one}`)];
  return [...profileNotes(request), ...newerNotes(input), command.join(' \\\n')].join('\n');
}

/** A request in words, as JSON, and as a command. */
function section(request: ShownRequest): string {
  const { title, operation, profile, region, input, secrets, sent = l10n.t('Nothing was sent.') } = request;
  const left =
    secrets.length > 0 ? [`${l10n.t('Omitted because it is secret: {0}', secrets.join(', '))}\n`] : [];
  return [
    `# ${visible(title)}\n`,
    `${l10n.t('{0} with profile {1} in {2}. {3}', operation, visible(profile), region, sent)}\n`,
    ...left,
    `\`\`\`json\n${json(input, 2)}\n\`\`\`\n`,
    `\`\`\`sh\n${toCli(request)}\n\`\`\`\n`,
  ].join('\n');
}

/** Requests as a Markdown document. Their contents are in fenced code, and in one line of plain text. */
export const requestText = (requests: readonly ShownRequest[]): string => requests.map(section).join('\n');
