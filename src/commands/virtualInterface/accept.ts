import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { confirmations } from '../../aws/operations/confirmations';
import { placeKey } from '../../aws/session/place';
import type { Gateway } from '../../aws/session/session';
import type { ResourceSubject } from '../../directconnect/kinds/subject';
import { interfaceTypeOf } from '../../directconnect/resources/interfaceTypes';
import type { InterfaceType } from '../../directconnect/resources/interfaceTypes';
import { gatewayLabel } from '../../views/allocation/gatewayLabel';
import { inert } from '../../views/inert';
import { unknownTypeWords } from '../../views/unknownType';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { nameOf, namesOf } from '../writing/run';
import { pickGateway } from './pickGateway';

/** The type of a virtual interface that is waiting to be accepted; `undefined` for any other resource. */
function waitingType({ kind, resource, state }: ResourceSubject): InterfaceType | undefined {
  if (kind !== 'virtualInterface' || state !== 'confirming') return undefined;
  return interfaceTypeOf(resource);
}

/** Why a row is not one that is waiting to be accepted, or not of a type that this version can accept. */
function whyNotAccept(subject: ResourceSubject): string | undefined {
  if (waitingType(subject)) return undefined;
  return subject.kind === 'virtualInterface' && subject.state === 'confirming'
    ? unknownTypeWords(subject.resource)
    : l10n.t('It is not a virtual interface that is waiting to be accepted.');
}

/** The gateway to attach to; none if all of them are public. */
interface Answer {
  readonly gateway?: Gateway;
}

const attach = ({ gateway }: Answer) =>
  gateway &&
  (gateway.kind === 'virtual' ? { virtualGatewayId: gateway.id } : { directConnectGatewayId: gateway.id });

function detailOf(
  { gateway }: Answer,
  types: readonly (InterfaceType | undefined)[],
  leftOut?: string,
): string {
  return [
    gateway ? gatewayLabel(gateway) : '',
    gateway
      ? l10n.t(
          'It can’t be moved to another gateway later without deleting the virtual interface and creating it again.',
        )
      : '',
    types.includes('public')
      ? l10n.t('AWS then reviews the prefixes of a public virtual interface, which takes up to 72 hours.')
      : '',
    leftOut === undefined
      ? ''
      : l10n.t('Not included, because they are not waiting to be accepted: {0}.', leftOut),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/**
 * Accepts virtual interfaces that are waiting for the profile's account. Private and transit ones are attached to a
 * gateway that the user chooses.
 */
export const acceptCommand: WriteCommand<Answer> = {
  maxRows: 10,
  whyNot: ({ subject }) => whyNotAccept(subject),
  ask: async ({ from }, targets) => {
    const types = targets.map(({ subject }) => waitingType(subject));
    const [target] = targets;
    if (!target || types.every((type) => type === 'public')) return {};
    if (targets.some(({ place }) => placeKey(place) !== placeKey(target.place))) {
      throw new Failure(
        'refused',
        l10n.t('The selected virtual interfaces are in several profiles or regions, so no gateway fits all.'),
        l10n.t('Select those of one profile and region.'),
      );
    }
    if (types.includes('private') && types.includes('transit')) {
      throw new Failure(
        'refused',
        l10n.t('A Direct Connect gateway takes private or transit virtual interfaces, not both.'),
        l10n.t('Select those of one type.'),
      );
    }
    const session = await from.sessions.session(target.place);
    const kinds = types.includes('transit') ? ['directConnect'] : ['directConnect', 'virtual'];
    const gateway = await pickGateway(session, namesOf(targets), kinds);
    return gateway && { gateway };
  },
  requests: ({ subject }, answer) => {
    const type = waitingType(subject);
    if (!type) return [];
    const gateway = type === 'public' ? {} : attach(answer);
    return [request(confirmations[type], { virtualInterfaceId: subject.id, ...gateway })];
  },
  confirmation: (targets, answer, leftOut) => {
    const [target] = targets;
    const id = target?.subject.id ?? '';
    const name = target ? nameOf(target) : id;
    const one = inert(name === id ? id : `${name} (${id})`);
    const types = targets.map(({ subject }) => waitingType(subject));
    const question =
      targets.length > 1
        ? l10n.t('Accept {0} virtual interfaces: {1}?', targets.length, namesOf(targets))
        : answer.gateway
          ? l10n.t('Accept {0} and attach it to this gateway?', one)
          : l10n.t('Accept {0}?', one);
    return { kind: 'button', question, detail: detailOf(answer, types, leftOut), yes: l10n.t('Accept') };
  },
  done: (target) => l10n.t('{0} was accepted.', nameOf(target)),
};
