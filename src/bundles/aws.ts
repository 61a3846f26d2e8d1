export { createSdk } from '../aws/sdk';
export { LocalEndpoint } from '../aws/transport/localEndpoint';
