import { workspace } from 'vscode';
import * as settingKeys from '../../ids/settingKeys';
import type { Initial } from './messages';

/** The configured pool for peer subnets: the form says so when it is not a valid prefix. */
export function peerPool(): Initial['pool'] {
  const settings = workspace.getConfiguration();
  return {
    prefix: settings.get<string>(settingKeys.peerPool, ''),
    prefixLength: settings.get<number>(settingKeys.peerPrefixLength) === 31 ? 31 : 30,
  };
}
