import type { Memory } from '../../aws/memory';
import { placeKey } from '../../aws/session/place';
import type { Place } from '../../aws/session/place';
import type { Rotation, PeerToRotate } from '../../directconnect/rotation/rotation';

const KEY = 'keyRotations';

/** A rotation, and where its virtual interface is. */
export interface KeptRotation {
  readonly place: Place;
  readonly rotation: Rotation;
  /** False for a rotation that ends with the window, such as one on the local endpoint. */
  readonly isKept: boolean;
}

type Fields<Of> = Partial<Record<keyof Of, unknown>>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isOptionalText = (value: unknown) => value === undefined || isText(value);
const isFamily = (value: unknown) => value === 'ipv4' || value === 'ipv6';
const isListOf = (value: unknown, isOne: (one: unknown) => boolean) =>
  Array.isArray(value) && value.length > 0 && value.every(isOne);

function isPeerToRotate(value: unknown): boolean {
  const { family, oldPeerId, asn, customerAddress, amazonAddress } = (value ?? {}) as Fields<PeerToRotate>;
  return (
    isFamily(family) &&
    isText(oldPeerId) &&
    typeof asn === 'number' &&
    [customerAddress, amazonAddress].every(isOptionalText)
  );
}

/** False for a value that is damaged, or that another version stored. */
function isKeptRotation(value: unknown): value is KeptRotation {
  const { place, rotation } = (value ?? {}) as Fields<KeptRotation>;
  const { profile, region } = (place ?? {}) as Fields<Place>;
  const { virtualInterfaceId, virtualInterfaceName, way, ...rest } = (rotation ?? {}) as Fields<Rotation>;
  const { peers, families, parallelId } = rest as Readonly<Record<string, unknown>>;
  return (
    [profile, region, virtualInterfaceId].every(isText) &&
    [virtualInterfaceName, parallelId].every(isOptionalText) &&
    (way === 'parallel'
      ? isListOf(families, isFamily)
      : (way === 'eachFamily' || way === 'temporaryPeer') && isListOf(peers, isPeerToRotate))
  );
}

const isSame = (one: KeptRotation, place: Place, virtualInterfaceId: string) =>
  placeKey(one.place) === placeKey(place) && one.rotation.virtualInterfaceId === virtualInterfaceId;

/** The rotations that are under way, across reloads and in all windows. They contain no key. */
export class KeptRotations {
  /** Those that end with this window. */
  private here: readonly KeptRotation[] = [];

  constructor(private readonly memory: Memory) {}

  /** Read each time, since another window may have continued one. */
  get all(): readonly KeptRotation[] {
    const kept = this.memory.get(KEY);
    const stored = Array.isArray(kept) ? kept.filter(isKeptRotation) : [];
    return [...this.here, ...stored.map((one) => ({ ...one, isKept: true }))];
  }

  of(place: Place, virtualInterfaceId: string): KeptRotation | undefined {
    return this.all.find((one) => isSame(one, place, virtualInterfaceId));
  }

  async put(one: KeptRotation): Promise<void> {
    await this.write([...this.without(one), one]);
  }

  async remove(one: KeptRotation): Promise<void> {
    await this.write(this.without(one));
  }

  private without({ place, rotation }: KeptRotation): KeptRotation[] {
    return this.all.filter((other) => !isSame(other, place, rotation.virtualInterfaceId));
  }

  private async write(all: readonly KeptRotation[]): Promise<void> {
    this.here = all.filter(({ isKept }) => !isKept);
    const kept = all.filter(({ isKept }) => isKept);
    await this.memory.update(KEY, kept.length > 0 ? kept : undefined);
  }
}
