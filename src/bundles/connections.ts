export { virtualInterfaceHealth } from '../directconnect/resources/health';
export { ConnectionsProvider } from '../views/connections/provider';
