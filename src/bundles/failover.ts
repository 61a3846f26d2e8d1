export { testReport } from '../directconnect/failover/report';
