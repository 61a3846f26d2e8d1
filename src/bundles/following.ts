export { Following } from '../aws/following/following';
