import * as l10n from '@vscode/l10n';
import { html } from 'lit';
import type { TagDraft } from '../../../directconnect/allocation/draft';
import { notes } from './fieldView';
import type { TagsSpec } from './fieldSpec';
import { typedInto } from './scene';
import type { Scene } from './scene';
import { tagElement } from './state';

function tagInput(tag: TagDraft, index: number, part: keyof TagDraft, scene: Scene) {
  return html`
    <vscode-textfield
      id=${tagElement(index, part)}
      autocomplete="off"
      spellcheck="false"
      placeholder=${part === 'key' ? l10n.t('Key') : l10n.t('Value')}
      .label=${part === 'key' ? l10n.t('Key of tag {0}', index + 1) : l10n.t('Value of tag {0}', index + 1)}
      .value=${tag[part]}
      ?readonly=${scene.locked}
      @input=${(event: Event) => scene.dispatch({ type: 'editTag', index, part, text: typedInto(event) })}
    ></vscode-textfield>
  `;
}

function row(tag: TagDraft, index: number, scene: Scene) {
  return html`
    <div class="tag">
      ${tagInput(tag, index, 'key', scene)} ${tagInput(tag, index, 'value', scene)}
      <vscode-button
        secondary
        aria-label=${l10n.t('Remove Tag {0}', index + 1)}
        ?disabled=${scene.locked}
        aria-disabled=${scene.locked}
        @click=${() => scene.dispatch({ type: 'removeTag', index })}
        >${l10n.t('Remove Tag')}</vscode-button
      >
    </div>
  `;
}

/** The rows of tags, labelled by the heading of their group. */
export function tagsView(spec: TagsSpec, scene: Scene) {
  return html`
    <div class="field wide" data-field="tags">
      ${scene.draft.tags.map((tag, index) => row(tag, index, scene))}
      <div>
        <vscode-button
          id="addTag"
          secondary
          ?disabled=${scene.locked}
          aria-disabled=${scene.locked}
          @click=${() => scene.dispatch({ type: 'addTag' })}
          >${l10n.t('Add Tag')}</vscode-button
        >
      </div>
      ${notes(spec, scene)}
    </div>
  `;
}
