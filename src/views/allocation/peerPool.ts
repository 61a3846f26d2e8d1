import { workspace } from 'vscode';
import { settingKeys } from '../../contributions';
import type { Initial } from './messages';

/** Where the subnets of two peers are taken from, as it is set: the form says so when it is no prefix. */
export function peerPool(): Initial['pool'] {
  const settings = workspace.getConfiguration();
  return {
    prefix: settings.get<string>(settingKeys.peerPool, ''),
    prefixLength: settings.get<number>(settingKeys.peerPrefixLength) === 31 ? 31 : 30,
  };
}
