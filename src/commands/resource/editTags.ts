import * as l10n from '@vscode/l10n';
import { Failure } from '../../aws/failure';
import { tagResource } from '../../aws/operations/tagResource';
import { untagResource } from '../../aws/operations/untagResource';
import { arnOf } from '../../directconnect/kinds/arn';
import { tagsOf } from '../../directconnect/kinds/subject';
import { isLeaving } from '../../directconnect/resources/states';
import { differences, tagsIn, toDo } from '../../directconnect/tagChange';
import type { TagChange, Tags } from '../../directconnect/tagChange';
import type { RowSubject } from '../../views/connections/resourceOf';
import { inert } from '../../views/inert';
import { request } from '../writing/command';
import type { WriteCommand } from '../writing/command';
import { nameOf, namesOf } from '../writing/run';
import { askTags } from './askTags';
import type { Stores } from '../../views/stores';

/** The change, and the ARNs of the resources by id. */
interface Answer extends TagChange {
  readonly arns: ReadonlyMap<string, string>;
}

const tagsOfRow = ({ subject }: RowSubject): Tags => tagsIn(tagsOf(subject));

/**
 * The ARNs of the rows. A resource without an owner in the answer belongs to the profile's account.
 * @throws Failure when the account of a profile is unknown.
 */
async function arnsOf({ identities }: Stores, targets: readonly RowSubject[]) {
  const arns = new Map<string, string>();
  for (const { place, subject } of targets) {
    const identity =
      subject.ownerAccount === undefined ? await identities.identify(place.profile) : undefined;
    const account = subject.ownerAccount ?? identity?.accountId;
    if (account === undefined) {
      throw new Failure(
        'refused',
        l10n.t('The account that owns {0} is not known, and AWS needs it to change tags.', subject.id),
        l10n.t('Refresh the Direct Connect view, then try again.'),
      );
    }
    arns.set(subject.id, arnOf(subject.kind, place.region, account, subject.id));
  }
  return arns;
}

/** Adds, changes and removes tags of one or more resources, after showing the difference. */
export const editTagsCommand: WriteCommand<Answer> = {
  maxRows: 50,
  whyNot: ({ subject: { state } }) =>
    isLeaving(state) ? l10n.t('It is being deleted or already gone.') : undefined,
  ask: async ({ from }, targets) => {
    const change = await askTags(inert(namesOf(targets)), targets.map(tagsOfRow));
    return change && { ...change, arns: await arnsOf(from, targets) };
  },
  requests: (target, { arns, ...change }) => {
    const resourceArn = arns.get(target.subject.id) ?? '';
    const { set, remove } = toDo(tagsOfRow(target), change);
    return [
      ...(set.length > 0
        ? [request(tagResource, { resourceArn, tags: set.map(([key, value]) => ({ key, value })) })]
        : []),
      ...(remove.length > 0 ? [request(untagResource, { resourceArn, tagKeys: remove })] : []),
    ];
  },
  confirmation: (targets, change, leftOut) => ({
    kind: 'button',
    question:
      targets.length === 1
        ? l10n.t('Change the tags of {0}?', inert(namesOf(targets)))
        : l10n.t('Change the tags of {0} resources?', targets.length),
    detail: [
      ...differences(targets.map(tagsOfRow), change),
      ...(targets.length > 1 ? ['', namesOf(targets)] : []),
      ...(leftOut === undefined
        ? []
        : ['', l10n.t('Not included, because they are being deleted: {0}.', leftOut)]),
    ].join('\n'),
    yes: l10n.t('Change Tags'),
  }),
  done: (target) => l10n.t('The tags of {0} were changed.', nameOf(target)),
};
