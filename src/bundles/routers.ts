export { routerWriter } from '../routers/writer';
