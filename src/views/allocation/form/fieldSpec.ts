import type { AllocationDraft, AllocationField } from '../../../directconnect/allocation/draft';
import type { Scene } from './scene';

export type Group = 'type' | 'owner' | 'layer2' | 'layer3' | 'bgp' | 'tags';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Common {
  readonly group: Group;
  /** Texts are functions, so that they are evaluated after the translations are loaded. */
  readonly label: () => string;
  /** At most two short sentences, below the field. May depend on other fields. */
  readonly help: (draft: AllocationDraft) => string;
}

interface Typed extends Common {
  /** An optional line below the control that is not hidden with the help. */
  readonly hint?: (scene: Facts) => string | undefined;
  readonly field: Exclude<AllocationField, 'tags'>;
  readonly required: boolean | ((draft: AllocationDraft) => boolean);
  /** May depend on other fields. */
  readonly example?: string | ((draft: AllocationDraft) => string);
  /** True for a field that takes the whole width. */
  readonly wide?: boolean;
}

/** What texts and choices may depend on. */
export type Facts = Pick<Scene, 'draft' | 'known' | 'gateways'>;

/** A text field; the content of a `secret` is hidden and never stored, `lines` has several lines. */
export interface TextSpec extends Typed {
  readonly kind: 'text' | 'secret' | 'lines';
}

export interface SelectSpec extends Typed {
  readonly kind: 'select';
  readonly options: (scene: Facts) => readonly Choice[];
  /** True for a field that becomes a text box while there are no options. */
  readonly orTyped?: boolean;
}

export interface TagsSpec extends Common {
  readonly kind: 'tags';
  readonly field: 'tags';
  readonly required: false;
}

export type FieldSpec = TextSpec | SelectSpec | TagsSpec;
