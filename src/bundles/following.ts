export { Following } from '../aws/following/following';
export { Arrivals } from '../views/connections/arrivals';
export { TestStatus } from '../views/connections/testStatus';
