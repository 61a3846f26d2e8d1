import { workspace } from 'vscode';
import * as settingKeys from '../../ids/settingKeys';

/** The configured range for the next free VLAN: the form says so when it is not a valid range. */
export const vlanRange = (): string => workspace.getConfiguration().get<string>(settingKeys.vlanRange, '');
