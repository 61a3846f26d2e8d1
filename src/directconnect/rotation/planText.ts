import * as l10n from '@vscode/l10n';
import { displayName } from '../resources/resources';
import type { BgpPeer, VirtualInterface } from '../resources/resources';
import { visible } from '../text';
import { newPeerOf } from './progress';
import type { Progress, Read, Step } from './progress';
import type { Family, Rotation, PeerToRotate } from './rotation';
import { familyWords, stepWords } from './stepWords';

/** The lines that change a key on a router, with the key masked. */
export interface RouterLines {
  /** The format's name, such as "Cisco IOS and IOS XE"; omitted for AWS's XML, which has no commands. */
  readonly format?: string;
  readonly lines: ReadonlyMap<Family, string>;
  /** Why there are none. */
  readonly problem?: string;
}

/** What a plan's document shows. */
export interface Plan {
  readonly rotation: Rotation;
  readonly progress: Progress;
  readonly read: Read;
  readonly router: RouterLines;
  /** What the next step takes down, and what carries the traffic then; omitted if it takes nothing down. */
  readonly impact?: readonly string[];
}

const marks = { done: 'x', next: ' ', later: ' ' } as const;

const nameOf = ({ virtualInterfaceName, virtualInterfaceId }: Rotation) =>
  displayName(virtualInterfaceName, virtualInterfaceId);

function wayWords(rotation: Rotation): string {
  switch (rotation.way) {
    case 'eachFamily':
      return l10n.t(
        'AWS can’t change the key of a BGP peer, so each peer is deleted and added again with a new key, one address family at a time. The second one waits until the first one is up.',
      );
    case 'temporaryPeer':
      return l10n.t(
        'AWS can’t change the key of a BGP peer, so the peer is deleted and added again with a new key. AWS does not delete the last peer, so a peer of the other address family is added meanwhile. It does not carry the prefixes of the first one.',
      );
    case 'parallel':
      return l10n.t(
        'AWS can’t change the key of a BGP peer, so another virtual interface with a new key takes over, and the old one is deleted.',
      );
  }
}

const addresses = ({ customerAddress, amazonAddress }: Pick<BgpPeer, 'customerAddress' | 'amazonAddress'>) =>
  visible([customerAddress, amazonAddress].filter(Boolean).join(' ↔ '));

/** What to know about a peer's addresses. */
function addressNote(peer: PeerToRotate, old: VirtualInterface | undefined): string {
  const made = old && newPeerOf(old, peer);
  const [before, now] = [addresses(peer), made ? addresses(made) : ''];
  if (now !== '' && now !== before) {
    return l10n.t(
      'The new {0} peer has other addresses: {1} instead of {2}. Change them on your router too: the whole router configuration shows where.',
      familyWords(peer.family),
      now,
      before,
    );
  }
  return peer.family === 'ipv4'
    ? l10n.t('IPv4 gets its old addresses again: {0}.', before)
    : l10n.t(
        'AWS chooses the addresses of IPv6 and may give another /125 than {0}. Then your router needs the new addresses too.',
        before,
      );
}

const switchNote = () =>
  l10n.t(
    'To move the traffic: on routes received over the new virtual interface, set a higher local preference; on routes announced over it, set the community 7224:7300 (private and transit), and 7224:7100 on those announced over the old one.',
  );

function stepLines(step: Step, index: number, rotation: Rotation): string[] {
  const { title, outage, wayBack } = stepWords(step, rotation.way);
  const suffix = step.status === 'next' ? ` **${l10n.t('Next')}**` : '';
  return [
    `- [${marks[step.status]}] ${index + 1}. ${title}${suffix}`,
    ...(step.status === 'done' ? [] : [`  - ${outage}`, `  - ${wayBack}`]),
    ...(step.kind === 'switch' && step.status !== 'done' ? [`  - ${switchNote()}`] : []),
  ];
}

function routerSection({ format, lines, problem }: RouterLines): string[] {
  const whole = l10n.t(
    'The key is masked here. Open Router Configuration shows the whole configuration; Reveal BGP Key shows the key there once the new peer exists.',
  );
  const heading = `## ${l10n.t('On your router')}`;
  if (problem !== undefined) return [heading, problem, whole];
  if (format === undefined) {
    return [
      heading,
      l10n.t(
        'To see your router’s commands here, choose its format with Change Format… in the router configuration.',
      ),
      whole,
    ];
  }
  return [
    heading,
    l10n.t('The lines that contain the key, for {0}:', format),
    ...[...lines].flatMap(([family, text]) => [
      `${familyWords(family)}:`,
      ['```', text.replaceAll('```', ''), '```'].join('\n'),
    ]),
    whole,
  ];
}

function stateLine({ ended, blocked, next }: Progress): string {
  if (ended === 'done') return l10n.t('The rotation is complete.');
  if (ended === 'vanished') return l10n.t('The virtual interface is gone, so there is nothing left to do.');
  if (blocked !== undefined) return l10n.t('The next step can’t be done now: {0}', visible(blocked));
  return next ? l10n.t('Run Rotate BGP MD5 Key… for the next step.') : '';
}

/** A plan as Markdown: its steps with their outage and way back, and the router's lines. It contains no key. */
export function planText({ rotation, progress, read, router, impact }: Plan): string {
  const notes =
    rotation.way === 'parallel' ? [] : rotation.peers.map((peer) => `- ${addressNote(peer, read.old)}`);
  return [
    `# ${l10n.t('Rotate the BGP MD5 key of {0}', `${nameOf(rotation)} (${rotation.virtualInterfaceId})`)}`,
    wayWords(rotation),
    stateLine(progress),
    ...(progress.steps.length > 0
      ? [
          `## ${l10n.t('Steps')}`,
          progress.steps.flatMap((step, index) => stepLines(step, index, rotation)).join('\n'),
        ]
      : []),
    ...(impact ? [`## ${l10n.t('What the next step takes down')}`, ...impact] : []),
    ...(notes.length > 0 ? [`## ${l10n.t('Addresses')}`, notes.join('\n')] : []),
    ...(rotation.way === 'parallel' ? [] : routerSection(router)),
    '',
  ].join('\n\n');
}
