import { contextKeys } from '../../src/contributions';
import type { CommandRecord } from '../records';
import { all, documents, inEditorTitle, onRows, rows } from '../when';

const { any, routerConfiguration, notXml, writtenHere } = documents;
const masked = all(routerConfiguration, `resource not in ${contextKeys.keyRevealed}`);
const revealed = all(routerConfiguration, `resource in ${contextKeys.keyRevealed}`);

export const routerConfigCommands = {
  openRouterConfiguration: {
    title: 'Open Router Configuration',
    icon: 'file-code',
    menus: [onRows('inline', rows.virtualInterface), onRows('1_open@1', rows.virtualInterface)],
  },
  openRouterConfigurationAs: {
    title: 'Open Router Configuration As…',
    menus: [onRows('1_open@2', rows.virtualInterface)],
  },
  revealBgpKey: {
    title: 'Reveal BGP Key',
    icon: 'eye',
    menus: [inEditorTitle('navigation@1', masked)],
    palette: masked,
  },
  maskBgpKey: {
    title: 'Mask BGP Key',
    icon: 'eye-closed',
    menus: [inEditorTitle('navigation@1', revealed)],
    palette: revealed,
  },
  copyRouterConfiguration: {
    title: 'Copy Router Configuration',
    icon: 'copy',
    menus: [inEditorTitle('navigation@2', routerConfiguration)],
    palette: routerConfiguration,
  },
  saveRouterConfiguration: {
    title: 'Save Router Configuration As…',
    icon: 'save-as',
    menus: [inEditorTitle('navigation@3', routerConfiguration)],
    palette: routerConfiguration,
  },
  copyRouterConfigurationWithKey: {
    title: 'Copy Router Configuration with Key',
    palette: routerConfiguration,
  },
  saveRouterConfigurationWithKey: {
    title: 'Save Router Configuration with Key As…',
    palette: routerConfiguration,
  },
  changeFormat: {
    title: 'Change Router Configuration Format…',
    icon: 'server',
    menus: [inEditorTitle('navigation@4', routerConfiguration)],
    palette: routerConfiguration,
  },
  chooseRouterOptions: {
    title: 'Choose Router Options…',
    icon: 'settings-gear',
    menus: [inEditorTitle('navigation@5', writtenHere)],
    palette: writtenHere,
  },
  showXml: {
    title: 'Show Router Configuration as XML',
    menus: [inEditorTitle('1_compare@1', notXml)],
    palette: notXml,
  },
  compareWithFile: {
    title: 'Compare Router Configuration with File…',
    icon: 'diff',
    menus: [inEditorTitle('navigation@6', routerConfiguration)],
    palette: routerConfiguration,
  },
  compareFormats: {
    title: 'Compare Router Configuration Formats…',
    menus: [inEditorTitle('1_compare@2', routerConfiguration)],
    palette: routerConfiguration,
  },
  readDocument: {
    title: 'Read This Document',
    palette: any,
  },
} satisfies Record<string, CommandRecord>;
