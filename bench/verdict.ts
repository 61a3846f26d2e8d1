/** From a key press in the form to the verdict on the draft, in plain Node, with the page's own code. */
import { emptyDraft } from '../src/directconnect/allocation/draft';
import type { AllocationDraft } from '../src/directconnect/allocation/draft';
import { knownNetwork } from '../src/directconnect/allocation/knownNetwork';
import type { InterfaceFacts, NetworkFacts } from '../src/directconnect/allocation/knownNetwork';
import { validate } from '../src/directconnect/allocation/rules';
import { nextFreeSubnet, nextFreeVlan, vlanMap } from '../src/directconnect/allocation/suggest';
import { timeFigure } from './figures';
import type { Figure } from './figures';

const INTERFACES = 2000;
/** Virtual interfaces on other connections. */
const ELSEWHERE = 10_000;
const SAMPLES = 200;
const PREFIXES = 1000;
/** Milliseconds of a frame at 60 frames per second. */
const FRAME = 16;

function address(subnet: number, host: number): string {
  return `10.${subnet >> 14}.${(subnet >> 6) & 255}.${((subnet & 63) << 2) + host}/30`;
}

function interfaceFacts(index: number): InterfaceFacts {
  return {
    virtualInterfaceId: `dxvif-${index}`,
    virtualInterfaceName: `interface-${index}`,
    type: 'transit',
    state: 'available',
    vlan: index + 1,
    asn: 65_000,
    ownerAccount: '111122223333',
    peers: [{ addressFamily: 'ipv4', customerAddress: address(index, 1), amazonAddress: address(index, 2) }],
  };
}

/** Transit interfaces, since private ones would exceed their quota; the rules treat all types alike. */
function network(): NetworkFacts {
  return {
    connection: { id: 'dxcon-fg5678gh', kind: 'dedicated', state: 'available', ownerAccount: '444455556666' },
    virtualInterfaces: Array.from({ length: INTERFACES }, (_, index) => interfaceFacts(index)),
    elsewhere: Array.from({ length: ELSEWHERE }, (_, index) => ({
      virtualInterfaceId: `dxvif-e${index}`,
      virtualInterfaceName: `elsewhere-${index}`,
      addresses: [address(INTERFACES + index, 1)],
    })),
    accounts: [],
  };
}

/** Drafts as someone types: each differs from the previous one by one character. */
function typed(count: number): AllocationDraft[] {
  const name = 'a-name-that-is-typed-key-by-key';
  return Array.from({ length: count }, (_, index) => ({
    ...emptyDraft,
    ownerAccount: '111122223333',
    virtualInterfaceName: name.slice(0, index % name.length),
    vlan: String(1 + (index % 4094)),
    asn: '64086.59904',
    customerAddress: address(index % 20_000, 1),
    amazonAddress: address(index % 20_000, 2),
    tags: Array.from({ length: 50 }, (_tag, at) => ({ key: `key-${at}`, value: 'value' })),
  }));
}

/**
 * Drafts of a public one with as many prefixes as AWS accepts, whose last is being typed: the list is parsed at each
 * key press.
 */
function typedPrefixes(count: number): AllocationDraft[] {
  const list = Array.from(
    { length: PREFIXES - 1 },
    (_, index) => `2a00:7c80:${index.toString(16)}::/48`,
  ).join('\n');
  return typed(count).map((draft, index) => ({
    ...draft,
    type: 'public',
    prefixes: `${list}\n45.${index}.0.0/16`,
  }));
}

function timed(work: () => unknown): number {
  const before = performance.now();
  if (work() === undefined) throw new Error('The work returned nothing.');
  return performance.now() - before;
}

/** What users wait for while typing, and once when the form opens. */
export function verdictFigures(): Figure[] {
  const facts = network();
  const known = knownNetwork(facts);
  const on = `with ${INTERFACES.toLocaleString('en')} VIFs on the connection`;
  const once = Array.from({ length: 10 }, () => timed(() => knownNetwork(facts)));
  return [
    timeFigure(
      `key press to verdict ${on}`,
      typed(SAMPLES).map((draft) => timed(() => validate(draft, known))),
      FRAME,
    ),
    timeFigure(
      `key press in a list of ${PREFIXES.toLocaleString('en')} prefixes to verdict ${on}`,
      typedPrefixes(SAMPLES).map((draft) => timed(() => validate(draft, known))),
      FRAME,
    ),
    timeFigure(`of the form's opening: indexing what is known ${on}`, once),
    timeFigure(
      `suggestions and map of VLANs ${on}`,
      Array.from({ length: 20 }, () =>
        timed(() => [nextFreeVlan(known), vlanMap(known), nextFreeSubnet(known, '10.0.0.0/8', 30)]),
      ),
      FRAME,
    ),
  ];
}
