export { commandTable } from '../commands/table';
export { openPreferred } from '../commands/routerConfig/show';
