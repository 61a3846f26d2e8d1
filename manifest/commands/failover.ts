import type { CommandRecord } from '../records';
import { documents, inEditorTitle, onRows, rows } from '../when';

export const failoverCommands = {
  startFailoverTest: {
    writes: true,
    title: 'Start Failover Test…',
    menus: [onRows('4_test@1', /^(vif\.[^.]+|bgpPeer)\.available/)],
  },
  stopFailoverTest: {
    writes: true,
    title: 'Stop Failover Test…',
    icon: 'debug-stop',
    menus: [onRows('inline', rows.tested), onRows('4_test@2', rows.tested)],
  },
  showTestHistory: {
    title: 'Show Failover Test History',
    menus: [onRows('4_test@3', rows.virtualInterface)],
  },
  showRunningTest: {
    title: 'Show Running Failover Test',
  },
  copyTestReport: {
    title: 'Copy Failover Test Report',
    icon: 'copy',
    menus: [inEditorTitle('navigation@1', documents.failoverTests)],
    palette: documents.failoverTests,
  },
} satisfies Record<string, CommandRecord>;
