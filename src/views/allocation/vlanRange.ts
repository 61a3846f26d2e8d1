import { workspace } from 'vscode';
import { settingKeys } from '../../contributions';

/** Where the next free VLAN is taken from, as it is set: the form says so when it is no range. */
export const vlanRange = (): string => workspace.getConfiguration().get<string>(settingKeys.vlanRange, '');
