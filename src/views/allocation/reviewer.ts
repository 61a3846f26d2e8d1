import { ViewColumn, env, languages, window, workspace } from 'vscode';
import { isNameForCli } from '../../aws/profiles/cliProfile';
import type { ProfileStore } from '../../aws/profiles/profileStore';
import type { Place } from '../../aws/session/place';
import { codeFormats } from '../../directconnect/allocation/asCode/formats';
import type { AllocationDraft } from '../../directconnect/allocation/draft';
import type { KnownNetwork } from '../../directconnect/allocation/knownNetwork';
import { toRequest } from '../../directconnect/allocation/request';
import { maySend, validate } from '../../directconnect/allocation/rules';
import { reviewRows, reviewSentence } from '../../directconnect/allocation/sentence';
import { versioned } from './messages';
import type { Review, ToPage } from './messages';

const languageOf = (format: string) => codeFormats.find(({ id }) => id === format)?.language;

/** Shows what a draft would send before it is sent: in words and as code. None of it contains the key. */
export class Reviewer {
  private code: Review['code'] = [];

  constructor(
    private readonly place: Place,
    private readonly profiles: Pick<ProfileStore, 'list'>,
  ) {}

  /** What would be sent, or the rules that prevent it. */
  async review(draft: AllocationDraft, known: KnownNetwork): Promise<ToPage> {
    const findings = validate(draft, known);
    if (!maySend(findings)) return versioned({ type: 'invalid', findings });
    const request = toRequest(draft, known);
    const { profiles } = await this.profiles.list();
    const isUnknownToCli = !isNameForCli(profiles, this.place.profile);
    const place = { ...this.place, isUnknownToCli };
    this.code = codeFormats.map((format) => ({
      format: format.id,
      label: format.label,
      text: format.render(request, place),
    }));
    const review = {
      sentence: reviewSentence(request, known),
      rows: reviewRows(request, known),
      code: this.code,
    };
    return versioned({ type: 'reviewed', review });
  }

  async copy(format: string): Promise<void> {
    const text = this.textOf(format);
    if (text !== undefined) await env.clipboard.writeText(text);
  }

  /** Opens it as a new document in the matching editor language. */
  async open(format: string): Promise<void> {
    const content = this.textOf(format);
    if (content === undefined) return;
    const language = languageOf(format) ?? 'plaintext';
    const known = await languages.getLanguages();
    const document = await workspace.openTextDocument({
      content,
      language: known.includes(language) ? language : 'plaintext',
    });
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
  }

  private textOf(format: string): string | undefined {
    return this.code.find((one) => one.format === format)?.text;
  }
}
