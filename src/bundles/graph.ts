export { buildGraph } from '../graph';
