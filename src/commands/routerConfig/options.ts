import * as l10n from '@vscode/l10n';
import { InputBoxValidationSeverity } from 'vscode';
import type { InputBoxValidationMessage, QuickPickItem } from 'vscode';
import { formats } from '../../routers/formats';
import type { FormatId } from '../../routers/formats';
import {
  interfaceNameProblem,
  offersFor,
  prefixesProblem,
  prefixesWarning,
  splitPrefixes,
  vrfProblem,
} from '../../routers/options';
import type { Offer, RouterOptions } from '../../routers/options';
import type { RouterWriter } from '../../routers/writer';
import { inert } from '../../views/inert';
import type { DescribedFields } from '../../views/routerConfig/documents';
import { BACK, askInSteps, askSeveral, askText } from '../steps';
import type { Answered, Step } from '../steps';

/** How many of AWS's prefixes are shown as an example. */
const MAX_SHOWN = 3;

/** The answers as they were given: an empty text is an answer too. */
interface Answers {
  readonly interfaceName: string;
  readonly prefixes: string;
  readonly toggles: readonly Offer[];
  readonly vrf: string;
}

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly problem: (text: string) => string | undefined;
  /** What may be wrong but may be intended. */
  readonly warning?: (text: string) => string | undefined;
}

/** A step that asks for a text; an empty one is always accepted. */
function textStep(
  of: 'interfaceName' | 'prefixes' | 'vrf',
  { problem, warning, ...words }: Question,
): Step<Answers> {
  const validate = (text: string): InputBoxValidationMessage | undefined => {
    const why = text ? problem(text) : undefined;
    if (why) return { message: inert(why), severity: InputBoxValidationSeverity.Error };
    const doubt = text ? warning?.(text) : undefined;
    return doubt ? { message: inert(doubt), severity: InputBoxValidationSeverity.Warning } : undefined;
  };
  return async (before, place) => {
    const answered = await askText({ ...words, value: before[of], validate }, place);
    return typeof answered === 'string' ? { ...before, [of]: answered } : answered;
  };
}

interface Toggle extends QuickPickItem {
  readonly offer: Offer;
}

function togglesStep(title: string, offers: readonly Offer[]): Step<Answers> {
  const all: readonly Toggle[] = [
    {
      offer: 'bfd',
      label: 'BFD',
      description: l10n.t('300 ms interval and a multiplier of 3, as AWS recommends'),
    },
    { offer: 'defaultRoute', label: l10n.t('Default route'), description: l10n.t('announced to AWS') },
  ];
  return async (before, place) => {
    const items = all
      .filter(({ offer }) => offers.includes(offer))
      .map((toggle) => ({ ...toggle, picked: before.toggles.includes(toggle.offer) }));
    const answered = await askSeveral({ title, placeholder: l10n.t('Also include'), items }, place);
    if (answered === undefined || answered === BACK) return answered;
    return { ...before, toggles: answered.map(({ offer }) => offer) };
  };
}

/** What to ask about the prefixes: on a public virtual interface, which of those that AWS lists. */
function prefixesQuestion(title: string, fields: DescribedFields): Question {
  if (fields.virtualInterfaceType === 'public') {
    const listed = (fields.routeFilterPrefixes ?? []).flatMap(({ cidr }) => cidr ?? []);
    return {
      title,
      prompt: l10n.t(
        'Prefixes to announce to AWS, of those that AWS lists for this public virtual interface. Leave empty for all of them.',
      ),
      placeholder: listed.slice(0, MAX_SHOWN).join(', '),
      problem: (text) => prefixesProblem(splitPrefixes(text), listed),
    };
  }
  const allocated = { ipv4: fields.prefixPoolAllocatedCountIpv4, ipv6: fields.prefixPoolAllocatedCountIpv6 };
  return {
    title,
    prompt: l10n.t('Prefixes to announce to AWS, separated by commas. Nothing else is announced.'),
    placeholder: '10.0.0.0/16, 2001:db8::/48',
    problem: (text) => prefixesProblem(splitPrefixes(text)),
    warning: (text) => prefixesWarning(splitPrefixes(text), allocated),
  };
}

function stepsFor(writer: RouterWriter, format: FormatId, fields: DescribedFields): Step<Answers>[] {
  const { port, ports, offers, managementVrf } = writer.about(format);
  const title = l10n.t('Router Options for {0}', formats[format].name);
  const vrf = textStep('vrf', {
    title,
    prompt: l10n.t('VRF for the whole configuration. Leave empty for none.'),
    placeholder: 'AWS',
    problem: (text) => vrfProblem(text, managementVrf),
  });
  return [
    textStep('interfaceName', {
      title,
      prompt: l10n.t('The port that carries the VLAN. Leave empty for a placeholder.'),
      placeholder: port,
      problem: interfaceNameProblem,
      warning: (text) =>
        ports.test(text) ? undefined : l10n.t('Ports on this kind of router have names such as {0}.', port),
    }),
    textStep('prefixes', prefixesQuestion(title, fields)),
    togglesStep(title, offersFor(fields.virtualInterfaceType, offers)),
    ...(offers.includes('vrf') ? [vrf] : []),
  ];
}

/**
 * Asks for what AWS does not know, one question after the other, each prefilled with the previous answer.
 * @param fields what AWS said of the virtual interface.
 * @param canGoBack whether *Back* in the first question returns to what was asked before.
 * @returns `undefined` when the user cancelled any of them.
 */
export async function askRouterOptions(
  writer: RouterWriter,
  format: FormatId,
  fields: DescribedFields,
  before: RouterOptions,
  canGoBack: boolean,
): Promise<Answered<RouterOptions>> {
  const answers: Answers = {
    interfaceName: before.interfaceName ?? '',
    prefixes: (before.prefixes ?? []).join(', '),
    toggles: (['bfd', 'defaultRoute'] as const).filter((offer) => before[offer]),
    vrf: before.vrf ?? '',
  };
  const answered = await askInSteps(stepsFor(writer, format, fields), answers, canGoBack);
  if (answered === undefined || answered === BACK) return answered;
  const { interfaceName, prefixes, toggles, vrf } = answered;
  return {
    ...(interfaceName && { interfaceName }),
    // Without an answer, the prefixes that AWS lists are announced: none, unless the virtual interface is public.
    ...(prefixes && { prefixes: splitPrefixes(prefixes) }),
    bfd: toggles.includes('bfd'),
    defaultRoute: toggles.includes('defaultRoute'),
    ...(vrf && { vrf }),
  };
}
