export { report } from '../commands/report';
