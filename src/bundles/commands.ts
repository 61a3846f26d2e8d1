export { commandTable } from '../commands/table';
