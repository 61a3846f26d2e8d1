import * as l10n from '@vscode/l10n';
import { InputBoxValidationSeverity, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Offer } from '../../routers/plan';
import { formats } from '../../routers/formats';
import type { FormatId } from '../../routers/formats';
import {
  interfaceNameProblem,
  prefixesProblem,
  prefixesWarning,
  splitPrefixes,
  vrfProblem,
} from '../../routers/options';
import type { RouterOptions } from '../../routers/options';
import type { RouterWriter } from '../../routers/writer';
import { inert } from '../../views/inert';

interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder: string;
  readonly value: string;
  readonly problem: (text: string) => string | undefined;
  /** What may be wrong but may be intended. */
  readonly warning?: (text: string) => string | undefined;
}

/** `undefined` when the user cancelled; an empty text means "none". */
async function ask({ problem, warning, ...question }: Question): Promise<string | undefined> {
  const answer = await window.showInputBox({
    ...question,
    ignoreFocusOut: true,
    validateInput: (text) => {
      const given = text.trim();
      const why = given ? problem(given) : undefined;
      if (why) return inert(why);
      const doubt = given ? warning?.(given) : undefined;
      return doubt && { message: inert(doubt), severity: InputBoxValidationSeverity.Warning };
    },
  });
  return answer?.trim();
}

interface Toggle extends QuickPickItem {
  readonly offer: Offer;
}

async function askToggles(
  title: string,
  offers: readonly Offer[],
  { bfd = false, defaultRoute = false }: RouterOptions,
): Promise<readonly Offer[] | undefined> {
  const all: Toggle[] = [
    {
      offer: 'bfd',
      label: 'BFD',
      description: l10n.t('300 ms interval and a multiplier of 3, as AWS recommends'),
      picked: bfd,
    },
    {
      offer: 'defaultRoute',
      label: l10n.t('Default route'),
      description: l10n.t('announced to AWS'),
      picked: defaultRoute,
    },
  ];
  const picked = await window.showQuickPick(
    all.filter(({ offer }) => offers.includes(offer)),
    {
      title,
      placeHolder: l10n.t('Also include'),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  return picked?.map(({ offer }) => offer);
}

/**
 * Asks for what AWS does not know, one question after the other, each prefilled with the previous answer.
 * @returns `undefined` when the user cancelled any of them.
 */
export async function askRouterOptions(
  writer: RouterWriter,
  format: FormatId,
  before: RouterOptions,
): Promise<RouterOptions | undefined> {
  const { port, ports, offers } = writer.about(format);
  const steps = offers.includes('vrf') ? 4 : 3;
  const title = (step: number) =>
    l10n.t('Router Options for {0} ({1}/{2})', formats[format].name, step, steps);
  const interfaceName = await ask({
    title: title(1),
    prompt: l10n.t('The port that carries the VLAN. Leave empty for a placeholder.'),
    placeHolder: port,
    value: before.interfaceName ?? '',
    problem: interfaceNameProblem,
    warning: (text) =>
      ports.test(text) ? undefined : l10n.t('Ports on this kind of router have names such as {0}.', port),
  });
  if (interfaceName === undefined) return undefined;
  const prefixes = await ask({
    title: title(2),
    prompt: l10n.t('Prefixes to announce to AWS, separated by commas. Nothing else is announced.'),
    placeHolder: '10.0.0.0/16, 2001:db8::/48',
    value: (before.prefixes ?? []).join(', '),
    problem: (text) => prefixesProblem(splitPrefixes(text)),
    warning: (text) => prefixesWarning(splitPrefixes(text)),
  });
  if (prefixes === undefined) return undefined;
  const toggles = await askToggles(title(3), offers, before);
  if (!toggles) return undefined;
  const vrf = offers.includes('vrf')
    ? await ask({
        title: title(4),
        prompt: l10n.t('The VRF to put all of it in. Leave empty for none.'),
        placeHolder: 'AWS',
        value: before.vrf ?? '',
        problem: vrfProblem,
      })
    : (before.vrf ?? '');
  if (vrf === undefined) return undefined;
  return {
    ...(interfaceName && { interfaceName }),
    // An empty answer leaves it to what AWS knows, which for a private virtual interface is nothing.
    ...(prefixes && { prefixes: splitPrefixes(prefixes) }),
    bfd: toggles.includes('bfd'),
    defaultRoute: toggles.includes('defaultRoute'),
    ...(vrf && { vrf }),
  };
}
